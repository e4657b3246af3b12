import {describe, expect, test} from 'vitest';
import {commands} from '../../../../../src/command-table.ts';
import {runInProcess} from '../../../../harness/world.ts';

interface CommandDocument {
  id: string;
  summary: string;
  usage: string[];
  args: {name: string; required: boolean}[];
  flags: {name: string; type: string; value: string | null; group: string | null}[];
  examples: string[];
}

/** The document that a command line prints, which is all that it prints. */
async function documentOf(argv: string[]): Promise<unknown> {
  const {status, stdout, stderr} = await runInProcess(argv);
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  return JSON.parse(stdout) as unknown;
}

describe('help --json', () => {
  test('has every command once, with its summary, usage and examples', async () => {
    const whole = (await documentOf(['help', '--json'])) as {commands: CommandDocument[]};
    const ids = whole.commands.map(({id}) => id);
    expect(ids.toSorted()).toEqual(
      Object.keys(commands)
        .filter((id) => id !== 'complete')
        .toSorted(),
    );
    for (const {id, summary, usage, examples} of whole.commands) {
      expect(summary, id).toMatch(/\.$/);
      for (const line of usage) expect(line).toMatch(new RegExp(`^hconnect ${id}( |$)`));
      expect(examples.join('\n'), id).not.toContain('<%');
    }
  });

  test.each([[['--json']], [['--help', '--json']], [['--json', '-h']]])(
    'is the same as %j',
    async (argv) => {
      expect(await documentOf(argv)).toEqual(await documentOf(['help', '--json']));
    },
  );
});

describe('help COMMAND --json', () => {
  test('has the arguments and flags of the command', async () => {
    const found = (await documentOf(['help', 'config:plan', '--json'])) as CommandDocument;
    expect(found).toMatchObject({
      id: 'config:plan',
      topic: 'config',
      usage: ['hconnect config:plan FILE [flags]'],
      args: [{name: 'file', required: true}],
    });
    expect(found.flags.find(({name}) => name === 'format')).toMatchObject({
      type: 'option',
      value: 'FORMAT',
      options: expect.arrayContaining(['text', 'markdown']) as string[],
    });
    expect(found.flags.find(({name}) => name === 'app')).toMatchObject({
      char: 'a',
      group: 'connection',
    });
  });

  test.each([
    [['config:plan', '--help', '--json']],
    [['config', 'plan', '--json', '-h']],
    [['help', 'config', 'plan', '--json']],
  ])('is the same as %j', async (argv) => {
    expect(await documentOf(argv)).toEqual(await documentOf(['help', 'config:plan', '--json']));
  });

  test('is an item of the whole document', async () => {
    const whole = (await documentOf(['help', '--json'])) as {commands: CommandDocument[]};
    expect(whole.commands).toContainEqual(await documentOf(['help', 'mappings:reload', '--json']));
  });

  test('is of the command itself for an alias', async () => {
    expect(await documentOf(['help', 'connections:recover', '--json'])).toMatchObject({
      id: 'connections:restart',
      aliases: ['connections:recover'],
    });
  });
});

test('help TOPIC --json: has the commands of the topic', async () => {
  const found = (await documentOf(['help', 'auth', '--json'])) as {commands: CommandDocument[]};
  expect(found).toMatchObject({name: 'auth', summary: expect.any(String) as string});
  expect(found.commands.map(({id}) => id)).toEqual(['auth:login', 'auth:logout', 'auth:status']);
});

test('help of what does not exist, with --json: exits 64 with an error as JSON', async () => {
  const {status, stderr} = await runInProcess(['help', 'frobnicate', '--json']);
  expect(status).toBe(64);
  expect(JSON.parse(stderr)).toMatchObject({error: {code: 'usage'}});
});
