import {describe, expect, test} from 'vitest';
import {hasFlag, quote, splitCommand} from '../../../../src/lib/cli/program/arguments.ts';

describe('splitCommand, quote, hasFlag', () => {
  const ids = ['api', 'connections', 'connections:list', 'mappings:info', 'config:import'];

  test.each([
    ['connections list -a acme', 'connections:list', ['-a', 'acme']],
    ['connections:list -a acme', 'connections:list', ['-a', 'acme']],
    ['connections -a list', 'connections', ['-a', 'list']],
    ['mappings info Account', 'mappings:info', ['Account']],
    ['mappings:info list', 'mappings:info', ['list']],
    ['config import connections list', 'config:import', ['connections', 'list']],
    ['nothing like it', 'nothing', ['like', 'it']],
    ['', '', []],
  ])('%s runs %s', (line, id, rest) => {
    expect(splitCommand(line === '' ? [''] : line.split(' '), ids)).toEqual([id, rest]);
  });

  test('quotes words so that a shell reads them the same', () => {
    expect(quote(['api', '/connections/{connection}', "it's", '--field', 'a=b c', ''])).toBe(
      `hconnect api '/connections/{connection}' 'it'\\''s' --field 'a=b c' ''`,
    );
  });

  test('finds a flag before two dashes only', () => {
    expect(hasFlag(['simulator:run', '--', 'x', '--json'], '--json')).toBe(false);
    expect(hasFlag(['simulator:run', '--json', '--', 'x'], '--json')).toBe(true);
  });
});
