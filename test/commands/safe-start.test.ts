import {describe, expect, test} from 'vitest';
import {commands} from '../../src/command-table.ts';
import {settled} from '../harness/settled.ts';
import {startWorld} from '../harness/world.ts';
import {cases, type Case} from './cases.ts';

/*
 * A command is found in the table at once, or by oclif's ordinary way, which reads the manifest:
 * what a user sees is the same.
 */

/** Runs a command line in a world of its own. */
async function seen(argv: string[], ordinary: boolean, {scenario, options}: Partial<Case>) {
  const world = await startWorld(scenario ?? 'granted');
  const {status, stdout, stderr} = await world.hconnect(argv, {...options, ordinary});
  return {status, stdout: widthless(settled(stdout, world)), stderr: settled(stderr, world)};
}

/** The width of a column may follow from a port's or a folder's length: runs of spaces are one. */
function widthless(text: string): string {
  return text.replace(/(?<=\S) {2,}/g, '  ');
}

async function expectSame(argv: string[], entry: Partial<Case> = {}): Promise<void> {
  expect(await seen(argv, false, entry)).toEqual(await seen(argv, true, entry));
}

describe.each(Object.entries(cases))('%s', (id, {success, nothing, failure}) => {
  test('succeeds in the same words', async () => {
    await expectSame([id, ...success.argv], success);
    await expectSame([id, ...success.argv, '--json'], success);
  });

  test('fails in the same words', async () => {
    await expectSame([id, ...nothing.argv], nothing);
    if (failure !== undefined) await expectSame([id, ...failure.argv], failure);
  });
});

describe.each(Object.keys(commands))('%s', (id) => {
  test('knows the same of its flags', async () => {
    await expectSame([id, '--help']);
    await expectSame([id, '--frobnicate']);
    await expectSame([...id.split(':'), '--frobnicate', '--json']);
  });
});

test.each([
  [['--version']],
  [['--help']],
  [[]],
  [['help']],
  [['help', 'connections', 'pause']],
  [['connections']],
  [['connections', 'acme']],
  [['connections:recover', '--app', 'acme-production']],
  [['mappings', 'acme-production']],
  [['config']],
  [['constructor']],
  [['conections']],
  [['--json']],
])('the same is shown for %j', async (argv) => {
  await expectSame(argv);
});
