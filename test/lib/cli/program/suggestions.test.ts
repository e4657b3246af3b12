import {describe, expect, test} from 'vitest';
import {commands} from '../../../../src/command-table.ts';
import {runInProcess} from '../../../harness/world.ts';
import {readingCommands, suggestCommand} from '../../../../src/lib/cli/program/suggestions.ts';
import {unknownCommand} from '../../../../src/lib/cli/program/usage.ts';

const aliases = ['connections', 'connections:recover', 'mappings', 'notifications'];
const ids = [...Object.keys(commands), ...aliases];
const meant = (typed: string) => suggestCommand(typed, ids).meant;

describe('suggestCommand', () => {
  test.each([
    ['connections:unpause', 'connections:resume'],
    ['connections:status', 'connections:info'],
    ['connections:show', 'connections:info'],
    ['connections:auth', 'connections:authorize'],
    ['connections:login', 'connections:authorize'],
    ['connections:export', 'config:export'],
    ['connections:plan', 'config:plan'],
    ['mappings:remove', 'mappings:delete'],
    ['mappings:rm', 'mappings:delete'],
    ['mappings:add', 'mappings:create'],
    ['mappings:errors', 'mappings:write-errors'],
    ['mappings:state', 'mappings:info'],
    ['notifications:ack', 'notifications:acknowledge'],
    ['mapping:delete', 'mappings:delete'],
    ['connection:pause', 'connections:pause'],
    ['conections:pause', 'connections:pause'],
    ['login', 'auth:login'],
    ['logout', 'auth:logout'],
    ['plan', 'config:plan'],
    ['pause', 'connections:pause'],
    ['status', 'connections:info'],
    ['show', 'connections:info'],
    ['info', 'connections:info'],
    ['conections', 'connections'],
    ['mapping', 'mappings'],
    ['explian', 'explain'],
    ['auth:whoami', 'auth:status'],
    ['simulator:stat', 'simulator:status'],
    ['connections:inf', 'connections:info'],
    ['chekc', 'check'],
  ])('takes %s for %s', (typed, expected) => {
    expect(meant(typed)).toBe(expected);
  });

  test.each([
    ['connections:puase', 'connections:pause'],
    ['connections:resum', 'connections:resume'],
    ['connections:restat', 'connections:restart'],
    ['mappings:reloda', 'mappings:reload'],
    ['mappings:del', 'mappings:delete'],
    ['config:aply', 'config:apply'],
    ['mappings:lst', 'mappings:list'],
    ['mappings:onfo', 'mappings:info'],
  ])('corrects the typo %s to %s', (typed, expected) => {
    expect(meant(typed)).toBe(expected);
  });

  test.each([
    'connections:delete',
    'connections:remove',
    'connections:use',
    'connections:repair',
    'connections:re',
    'connections:res',
    'connections:apply',
    'mappings:pause',
    'mappings:unload',
    'mappings:debate',
    'mappings:abandon',
    'config:drop',
    'foo:delete',
    'delet',
    'unpause',
    'remove',
    'frobnicate',
    'connections:frobnicate',
    ':',
    '',
  ])('suggests no changing command for %s', (typed) => {
    const found = meant(typed);
    expect(found === null || readingCommands.includes(found), String(found)).toBe(true);
  });

  test('suggests a changing command only for a typo', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
    const names = ids
      .filter((id) => !readingCommands.includes(id))
      .map((id) => id.split(':').at(-1)!);
    // Two letters of a name that are others: none of these may lead to it.
    for (const id of ids.filter((one) => one.includes(':') && !readingCommands.includes(one))) {
      const [topic = '', name = ''] = id.split(':');
      for (let at = 0; at + 3 < name.length; at += 1) {
        for (const letter of letters.filter((one) => !name.includes(one)).slice(0, 3)) {
          const typed = `${name.slice(0, at)}${letter}${name.slice(at + 1, at + 2)}${letter}${name.slice(at + 3)}`;
          if (names.includes(typed)) continue;
          expect(meant(`${topic}:${typed}`), `${topic}:${typed}`).not.toBe(id);
        }
      }
    }
  });

  test('lists the commands of the topic', () => {
    const {topic, candidates} = suggestCommand('connections:frobnicate', ids);
    expect(topic).toBe('connections');
    expect(candidates).toEqual(ids.filter((id) => id.startsWith('connections:')));
  });

  test('reading commands: all exist', () => {
    expect(readingCommands.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('unknownCommand: a command without its topic', () => {
  test.each([
    ['diagnose:acme-1', 'connections:diagnose'],
    ['pause:acme-1', 'connections:pause'],
    ['promote:acme-1:acme-2', 'config:promote'],
  ])('%s is %s with arguments', (typed, expected) => {
    const {details} = unknownCommand(typed, ids);
    expect(details).toMatchObject({mistaken: typed.split(':')[0], did_you_mean: expected});
  });

  test.each(['apps:info:acme-1', 'foo:delete', 'acme-1:pause'])('%s is none', (typed) => {
    expect(unknownCommand(typed, ids).message).toBe(`Unknown command: ${typed}.`);
  });
});

describe('a flag that does not exist', () => {
  /** What is proposed for a command line. */
  const proposed = async (...argv: string[]) => {
    const {status, stderr} = await runInProcess([...argv, '--json']);
    expect(status).toBe(64);
    const {error} = JSON.parse(stderr) as {
      error: {hint: string; did_you_mean?: string; candidates: string[]};
    };
    expect(error.candidates).toContain('--json');
    return [error.did_you_mean ?? null, error.hint];
  };

  test.each([
    [['connections:write-errors', '--limit', '5']],
    [['connections:write-errors', '--limit=5']],
    [['connections:write-errors', '--lits', '5', '--sinc', '2h']],
  ])('is no flag without a value where it has one: %j', async (argv) => {
    const [meant, hint] = await proposed(...argv);
    if (argv[1] === '--lits') expect(meant).toBe('--list');
    else expect([meant, hint]).toEqual([null, 'hconnect connections:write-errors --help']);
  });

  test('is one near to it that takes a value', async () => {
    const [meant] = await proposed('connections:write-errors', '--sinse', '2h');
    expect(meant).toBe('--since');
  });

  test.each([
    [['notifications:acknowledge', '--al'], '--all'],
    [['notifications:acknowledge', '--every'], null],
    [['config:apply', 'a.json', '--yess'], '--yes'],
    [['config:apply', 'a.json', '--purge'], null],
    [['mappings:update', 'Account', '--move-field', 'Fax'], null],
  ])('is one that deletes or confirms only for a typo: %j', async (argv, expected) => {
    const [meant] = await proposed(...argv);
    if (expected !== null) expect(meant).toBe(expected);
    else expect(meant ?? '').not.toMatch(/^--(all|clear|confirm|overwrite|prune|remove|skip|yes)/);
  });
});
