import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';

const root = path.join(import.meta.dirname, '../../..');

interface Option {
  name: string;
  type?: string;
  hidden?: boolean;
  helpValue?: string | string[];
  options?: string[];
}

const manifest = JSON.parse(readFileSync(path.join(root, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {flags: Record<string, Option>; args: Record<string, Option>}>;
};

/** What a value is that nobody but the user can know, and what is not to be made easy. */
const free = [
  'FIELD',
  'FIELD[:unique]',
  'HOST',
  'ID',
  'N',
  'NAME:VALUE',
  'NUMBER',
  'PORT',
  'SECONDS',
  'SINCE',
  'TIME',
  'URL',
  'VARIABLE',
  'VERSION',
  'COLUMN',
  'NAMES',
];
/** By name: a consent is typed, and what is called NAME may be new. */
const freeNames = ['confirm', 'name', 'schema-name', 'field', 'raw-field', 'set', 'remote'];

const flags = Object.entries(manifest.commands).flatMap(([id, command]) =>
  Object.values(command.flags)
    .filter(({type, hidden}) => type === 'option' && hidden !== true)
    .filter(({helpValue, name, options}) => {
      const [value = ''] = [helpValue ?? []].flat();
      return options !== undefined || (!free.includes(value) && !freeNames.includes(name));
    })
    .map(({name}): [string, string] => [id, `--${name} `]),
);
const words = Object.entries(manifest.commands)
  .filter(([, {args}]) => {
    const [first] = Object.keys(args);
    return first !== undefined && !['version', 'path', 'line'].includes(first);
  })
  .map(([id]): [string, string] => [id, '']);

describe('completion of what the commands take', () => {
  test('has values, or files, for each flag and each first argument that has some', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['mappings:list', '--app', 'acme-production']);
    const empty: string[] = [];
    for (const [id, word] of [...flags, ...words]) {
      const {stdout} = await world.hconnect(['complete', '--', `hconnect ${id} ${word}`]);
      if (stdout.trim() === '') empty.push(`${id} ${word}`);
    }
    expect(flags.length).toBeGreaterThan(90);
    expect(empty).toEqual([]);
  });

  test.each([
    ['config:promote --from ', /^acme-production$/m],
    ['config:promote --to acme', /^acme-production$/m],
    ['config:diff acme', /^acme-production$/m],
    ['config:diff ./', /^:files$/m],
    ['mappings:create --from ', /^:files$/m],
    ['config:export --split ', /^:files$/m],
    ['mappings:list --state D', /^DATA_SYNCED$/m],
    ['connections:diagnose --skip ', /./],
    ['simulator:start --behavior daily', /^daily_requests=$/m],
  ])('completes “%s”', async (line, expected) => {
    const world = await startWorld('granted');
    await world.hconnect(['mappings:list', '--app', 'acme-production']);
    const {stdout} = await world.hconnect(['complete', '--', `hconnect ${line}`]);
    expect(stdout).toMatch(expected);
  });

  test('offers a list no states that it cannot have', async () => {
    const world = await startWorld('granted');
    const {stdout} = await world.hconnect(['complete', '--', 'hconnect connections:list --state ']);
    expect(stdout).not.toContain('DATA_SYNCED');
  });
});
