import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {
  errorsOf,
  parseConfiguration,
} from '../../../../src/lib/domain/configuration/configuration.ts';
import {mappingsOf, readConfiguration} from '../../../../src/lib/domain/configuration/parse.ts';
import {otherDocument} from '../../../../src/lib/domain/configuration/other-document.ts';
import {isObject, type Json} from '../../../../src/lib/domain/json.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';

const commands = path.join(import.meta.dirname, '../../../commands');

/** What each command prints with --json, by its golden file. */
const documents = readdirSync(commands, {recursive: true, encoding: 'utf8'})
  .filter((file) => file.includes('golden') && file.endsWith('.json'))
  .flatMap((file): [string, Json][] => {
    const text = readFileSync(path.join(commands, file), 'utf8');
    const stdout = /^# stdout\n(?<document>[^]*?)\n?^# stderr/m.exec(text)?.groups?.document ?? '';
    try {
      return stdout.trim() === '' ? [] : [[file, JSON.parse(stdout) as Json]];
    } catch {
      return [];
    }
  });

/** Those are configurations, whoever has written them. */
const isConfiguration = (file: string) => /config\/golden\/(export|format)\//.test(file);

describe('a document of another command', () => {
  test('there are documents of most commands', () => {
    expect(documents.length).toBeGreaterThan(60);
  });

  test.each(documents.filter(([file]) => !isConfiguration(file)))(
    'is no configuration: %s',
    (_file, value) => {
      expect(errorsOf(parseConfiguration(value))).not.toEqual([]);
    },
  );

  test.each(documents.filter(([, value]) => isObject(value) && Array.isArray(value.mappings)))(
    'is a configuration, or is named for what it is: %s',
    (file, value) => {
      expect(otherDocument(value) === null).toBe(isConfiguration(file));
    },
  );

  test.each([
    ['config:plan --output', {hconnect_plan: 1}, 'a saved plan', {run: 'config:apply'}],
    [
      'connections:info',
      {id: 'c', state: 'IDLE', mappings: []},
      'a connection as connections:info prints it',
      {run: 'config:export'},
    ],
    [
      'mappings:info',
      {object_name: 'Account', state: 'DATA_SYNCED', config: {fields: {}}},
      'a mapping as mappings:info prints it',
      {run: 'config:export'},
    ],
    [
      'config:diff',
      {from: 'a', to: 'b', mappings: []},
      'the output of config:diff',
      {run: 'config:export'},
    ],
    [
      'connections:list',
      [{resource_name: 'x', state: 'IDLE'}],
      'the output of connections:list',
      {run: 'config:export'},
    ],
  ])('%s is refused by its name, however it is read', async (_command, value, what, next) => {
    const source = await parseSource(JSON.stringify(value), 'f.json');
    const failure = {message: `f.json is ${what}, not a configuration.`, next};
    const thrown = (read: () => unknown): unknown => {
      try {
        return read();
      } catch (error) {
        return error;
      }
    };
    expect(thrown(() => readConfiguration(source, 'f.json'))).toMatchObject(failure);
    const lenient = {lenient: true};
    expect(thrown(() => readConfiguration(source, 'f.json', lenient))).toMatchObject(failure);
    expect(parseConfiguration(value).problems).toMatchObject([
      {path: [], message: `This is ${what}, not a configuration.`},
    ]);
    if (!Array.isArray(value)) {
      expect(thrown(() => mappingsOf(source, 'f.json'))).toMatchObject(failure);
    }
  });
});
