import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {textsOf} from '../../harness/packed/folders.ts';
import {startWorld, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {canonicalLead, nowhere, production, productionResource, shortMapping} from '../inputs.ts';

testCommand('config:export', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    'json-to-stdout': {argv: production},
    'yaml-to-stdout': {argv: [...production, '--format', 'yaml']},
  },
  examples: {
    'hconnect config:export --app acme-production --output connect.json': {
      before: 'rm connect.json',
    },
    'hconnect config:export --app acme-production --split mappings --format yaml': {
      before: 'rm -r mappings',
    },
  },
  faults: [
    {argv: production},
    {argv: [...production, '--output', 'connect.json'], writes: 'connect.json'},
    {argv: [...production, '--raw'], verbatim: true},
  ],
});

describe('config:export --split', () => {
  async function exporter() {
    const world = await startWorld('granted');
    const folder = path.join(temporaryFolder(), 'new', 'mappings');
    const split = (...flags: string[]) =>
      world.hconnect(['config:export', ...production, '--split', folder, ...flags, '--json']);
    return {world, folder, split};
  }

  test('writes the same bytes the second time, and only files that differ', async () => {
    const {folder, split} = await exporter();
    expect((await split()).status).toBe(0);
    const first = textsOf(folder);
    expect(Object.keys(first)).toEqual([
      ...['Account', 'Case', 'Contact', 'Invoice__c', 'Opportunity', 'User', 'connection'].map(
        (name) => `${name}.json`,
      ),
    ]);
    writeFileSync(path.join(folder, 'Case.json'), JSON.stringify(shortMapping('Case')));
    const {stdout} = await split('--overwrite');
    expect(JSON.parse(stdout)).toMatchObject({written: ['Case.json'], removed: []});
    expect(textsOf(folder)).toEqual(first);
  });

  test('writes files that import to the same configuration', async () => {
    const {world, folder, split} = await exporter();
    await split('--format', 'yaml');
    const {status} = await world.hconnect([
      'config:import',
      folder,
      ...production,
      '--yes',
      '--wait',
    ]);
    expect(status).toBe(0);
    const before = textsOf(folder);
    await split('--overwrite');
    expect(textsOf(folder)).toEqual(before);
  });

  test('exits 64 without --overwrite when the folder has mappings', async () => {
    const {folder, split} = await exporter();
    mkdirSync(folder, {recursive: true});
    writeFileSync(path.join(folder, 'package.json'), '{}');
    expect((await split()).status).toBe(0);
    const before = textsOf(folder);
    expect((await split('--format', 'yaml')).status).toBe(64);
    expect(textsOf(folder)).toEqual(before);
  });

  test('removes the files of mappings that are gone, and no others', async () => {
    const {folder, split} = await exporter();
    mkdirSync(folder, {recursive: true});
    const others = {'README.md': 'Mappings', 'broken.json': '{', 'package.json': '{}'};
    const gone = {'Gone.yaml': canonicalLead.replace('Lead', 'Gone__c')};
    for (const [name, text] of Object.entries({...others, ...gone})) {
      writeFileSync(path.join(folder, name), text);
    }
    const {stdout} = await split(
      ...['--overwrite', '--format', 'json', '--confirm', productionResource],
    );
    expect(JSON.parse(stdout)).toMatchObject({removed: ['Gone.yaml']});
    expect(textsOf(folder)).toMatchObject(others);
    expect(existsSync(path.join(folder, 'Gone.yaml'))).toBe(false);
  });

  test('keeps the comments of YAML files', async () => {
    const {folder, split} = await exporter();
    await split('--format', 'yaml');
    const file = path.join(folder, 'Account.yaml');
    const commented = readFileSync(file, 'utf8').replace(
      '  fields:',
      '  # Asked for by sales.\n  fields: # all',
    );
    writeFileSync(file, commented.replace('    Name: {}\n', ''));
    const {stdout} = await split('--overwrite');
    expect(JSON.parse(stdout)).toMatchObject({written: ['Account.yaml']});
    expect(readFileSync(file, 'utf8')).toBe(commented);
  });

  test.each(['--output', '-o'])(
    'leads from %s to --split when the file is a folder',
    async (flag) => {
      const {world} = await exporter();
      for (const folder of [temporaryFolder(), path.join(temporaryFolder(), 'new/')]) {
        const {status, stderr} = await world.hconnect([
          'config:export',
          ...production,
          flag,
          folder,
        ]);
        expect(status).toBe(74);
        expect(stderr).toContain(
          `Next: hconnect config:export ${production.join(' ')} --split ${folder}\n`,
        );
      }
    },
  );

  test('exits 74 when the folder is a file', async () => {
    const {world} = await exporter();
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, 'kept');
    const {status, stderr} = await world.hconnect([
      'config:export',
      ...production,
      '--split',
      file,
    ]);
    expect(status).toBe(74);
    expect(stderr).toContain('It is a file, not a folder.');
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });
});

test('config:export: writes YAML, and keeps the comments, when the file ends in .yaml', async () => {
  const world = await startWorld('granted');
  const file = path.join(temporaryFolder(), 'connect.yaml');
  const line = ['config:export', ...production, '--output', file];
  expect((await world.hconnect(line)).status).toBe(0);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^mappings:\n {2}- object_name: Account\n/);
  writeFileSync(file, `# Ours.\n\n${text}`);
  expect((await world.hconnect([...line, '--overwrite'])).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(`# Ours.\n\n${text}`);
});
