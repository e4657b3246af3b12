import {describe, expect, test} from 'vitest';
import {complete, type Vocabulary} from '../../../src/lib/completion/completion.ts';
import {
  candidateLines,
  completionScript,
  shells,
  wordsOf,
} from '../../../src/lib/completion/shells.ts';

const flags = {
  app: {type: 'option', name: 'app', char: 'a', description: 'The app.'},
  access: {type: 'option', name: 'access', options: ['read_only', 'read_write']},
  field: {type: 'option', name: 'field', multiple: true},
  from: {type: 'option', name: 'from', helpValue: 'FILE'},
  json: {type: 'boolean', name: 'json', allowNo: false},
  browser: {type: 'boolean', name: 'browser', allowNo: true, description: 'Open one.'},
  secret: {type: 'boolean', name: 'secret', hidden: true},
};

function command(id: string, more: object = {}) {
  return {id, aliases: [], hidden: false, summary: `Does ${id}.`, flags: {}, args: {}, ...more};
}

function mapping(words: readonly string[]) {
  return words.includes('other') ? ['Lead'] : ['Account', 'Asset', 'Contact'];
}

const vocabulary = {
  commands: [
    command('connections', {}),
    command('connections:list'),
    command('connections:pause', {flags, args: {connection: {name: 'connection'}}}),
    command('mappings:create', {flags, args: {object: {name: 'object'}}}),
    command('mappings:wait', {flags, args: {mapping: {name: 'mapping', multiple: true}}}),
    command('config:import', {flags, args: {file: {name: 'file'}}}),
    command('completion', {args: {shell: {name: 'shell', options: ['bash', 'zsh']}}}),
    command('hidden', {hidden: true}),
  ],
  topics: [{name: 'connections'}, {name: 'mappings', description: 'See them.'}, {name: 'config'}],
  names: {
    app: () => ['acme-production', 'acme-staging', 'other'],
    connection: () => ['herokuconnect-a-1', 'acme-production', 'acme-production'],
    mapping,
    object: mapping,
  },
} as unknown as Vocabulary;

/** What the end of a command line could become; `:files` for names of files. */
async function values(line: string): Promise<string[] | string> {
  const found = await complete(wordsOf(`hconnect ${line}`), vocabulary);
  return typeof found === 'string' ? found : found.map(({value}) => value);
}

describe('complete', () => {
  test.each<[line: string, found: string[]]>([
    ['conn', ['connections', 'connections:list', 'connections:pause']],
    ['connections:p', ['connections:pause']],
    ['connections p', ['pause']],
    ['mappings ', ['create', 'wait']],
    ['con', ['config', 'config:import', 'connections', 'connections:list', 'connections:pause']],
    ['hid', []],
    ['nothing like it', []],
    ['connections:pause --a', ['--access', '--app']],
    ['connections:pause --app acme ', ['acme-production', 'herokuconnect-a-1']],
    ['connections:pause --app acme-s', ['acme-staging']],
    ['connections:pause -a acme-p', ['acme-production']],
    ['connections:pause --app=acme-s', ['--app=acme-staging']],
    ['connections:pause --access ', ['read_only', 'read_write']],
    ['connections:pause --access=read_w', ['--access=read_write']],
    ['connections:pause --json --j', []],
    ['connections:pause --field A --f', ['--field', '--from']],
    ['connections:pause --no', ['--no-browser']],
    ['connections:pause --s', []],
    ['connections:pause HEROKU', ['herokuconnect-a-1']],
    ['connections:pause herokuconnect-a-1 ', []],
    ['mappings:wait Account A', ['Account', 'Asset']],
    ['mappings:wait --app other ', ['Lead']],
    ['completion ', ['bash', 'zsh']],
  ])('completes “%s” to %j', async (line, found) => {
    expect(await values(line)).toEqual(found);
  });

  test('completes a file name when the argument is a file', async () => {
    expect(await values('config:import ')).toBeTypeOf('string');
    expect(await values('mappings:create --from ')).toBeTypeOf('string');
    expect(await values('mappings:create --from=')).toBeTypeOf('string');
  });

  test('describes a command beside its name', async () => {
    const found = await complete(['connections:p'], vocabulary);
    expect(found).toEqual([{value: 'connections:pause', description: 'Does connections:pause.'}]);
  });
});

describe('wordsOf', () => {
  test.each<[line: string, words: string[]]>([
    ['hconnect', []],
    ['hconnect ', ['']],
    ['hconnect a b', ['a', 'b']],
    ['hconnect a b ', ['a', 'b', '']],
    ['  hconnect   a', ['a']],
    ['hconnect --name="two words" x', ['--name=two words', 'x']],
    ["hconnect 'it is' open", ['it is', 'open']],
    ['hconnect "not clo', ['not clo']],
  ])('splits “%s” as a shell does', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });
});

describe('candidateLines, completionScript', () => {
  const found = [{value: 'config:import', description: 'Import it.'}, {value: 'plain'}];

  test.each([
    ['bash', 'config:import\nplain\n'],
    ['zsh', 'config\\:import:Import it.\nplain\n'],
    ['fish', 'config:import\tImport it.\nplain\n'],
  ] as const)('writes candidates for %s', (shell, lines) => {
    expect(candidateLines(shell, found)).toBe(lines);
    expect(candidateLines(shell, [])).toBe('');
  });

  test.each(shells)('writes a script for %s that asks hconnect, and completes files', (shell) => {
    const script = completionScript(shell);
    expect(script).toContain(`hconnect complete --shell ${shell} -- `);
    expect(script).toContain(candidateLines(shell, ':files' as never).trim());
    expect(script).toMatch(/^#.*\n(#.*\n)+[^#]/);
    expect(script.endsWith('\n')).toBe(true);
  });
});
