import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {runInProcess, startWorld, temporaryFolder} from '../../harness/world.ts';

const production = ['--app', 'acme-production'];
const mapping = (object_name: string) => ({
  object_name,
  config: {access: 'read_only', fields: {SystemModstamp: {}, Id: {}}},
});

/** A folder with files, by their names. */
function folderOf(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function textsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

const canonicalLead = `object_name: Lead
config:
  access: read_only
  fields:
    Id: {}
    SystemModstamp: {}
`;

describe('config:format', () => {
  const format = (...argv: string[]) => runInProcess(['config:format', ...argv]);

  test('writes what differs and leaves the rest as it is', async () => {
    const folder = folderOf({
      'Account.json': JSON.stringify(mapping('Account')),
      'Lead.yaml': canonicalLead,
      'connection.json': '{"version": 1, "connection": {"exported_at": "2026-01-15"}}',
      'README.md': 'Mappings',
      '.hidden.json': '{',
      'nested.json/Case.json': '{',
    });
    const {mtimeMs} = statSync(path.join(folder, 'Lead.yaml'));
    const {status, stdout} = await format(folder);
    expect({status, stdout}).toEqual({
      status: 0,
      stdout: `Formatted ${path.join(folder, 'Account.json')}.\nFormatted ${path.join(folder, 'connection.json')}.\n1 file was in canonical order already.\n`,
    });
    expect(statSync(path.join(folder, 'Lead.yaml')).mtimeMs).toBe(mtimeMs);
    expect(readFileSync(path.join(folder, 'connection.json'), 'utf8')).toBe(
      '{\n  "connection": {},\n  "version": 1\n}\n',
    );
    expect((await format(folder, '--check')).status).toBe(0);
  });

  test('keeps the mode of a file, and a link to it', async () => {
    const folder = folderOf({'real.json': '{"version":1,"mappings":[]}'});
    const [real, link] = [path.join(folder, 'real.json'), path.join(folder, 'link.json')];
    chmodSync(real, 0o640);
    symlinkSync('real.json', link);
    expect((await format(link)).status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(readFileSync(real, 'utf8')).toBe('{\n  "mappings": [],\n  "version": 1\n}\n');
  });

  test('takes a byte order mark and CRLF for a difference', async () => {
    const text = '{\n  "mappings": []\n}\n';
    const folder = folderOf({'a.json': `\uFEFF${text}`, 'b.json': text.replaceAll('\n', '\r\n')});
    expect((await format('--check', folder)).status).toBe(7);
    await format(folder);
    expect(textsOf(folder)).toEqual({'a.json': text, 'b.json': text});
  });

  test('writes nothing where a file is no configuration', async () => {
    const before = {'a.json': '{"version":1,"mappings":[]}', 'package.json': '{"name": "acme"}'};
    const folder = folderOf(before);
    const {status, stdout, stderr} = await format(folder);
    expect({status, stdout}).toEqual({status: 65, stdout: ''});
    expect(stderr).toContain('package.json is not a Heroku Connect configuration.');
    expect(textsOf(folder)).toEqual(before);
  });

  test('refuses a mapping whose fields are none, at their place', async () => {
    const folder = folderOf({'Lead.yaml': 'object_name: Lead\nconfig:\n  fields: []\n'});
    const {status, stderr} = await format(folder);
    expect(status).toBe(65);
    expect(stderr).toContain(`${path.join(folder, 'Lead.yaml')}:3:11: `);
  });

  test('keeps $schema, first', async () => {
    const folder = folderOf({'a.yaml': 'mappings: []\n$schema: ./schema.json\n'});
    await format(folder);
    expect(textsOf(folder)).toEqual({'a.yaml': '"$schema": "./schema.json"\nmappings: []\n'});
  });
});

describe('a folder', () => {
  test('is imported as the file that it would be', async () => {
    const folder = folderOf({
      'b.yaml': `$schema: ../mapping.json\n${canonicalLead}`,
      'Task.json': JSON.stringify({$schema: '../mapping.json', ...mapping('Task')}),
      'connection.yml': '$schema: ../connection.json\nversion: 1\n',
    });
    const world = await startWorld('granted');
    const {status, stderr} = await world.hconnect(['config:import', folder, ...production]);
    expect(stderr).toContain('Importing 2 mappings');
    expect(status).toBe(0);
  });

  test('may be a link, and hold links, but none to a device', async () => {
    const task = JSON.stringify(mapping('Task'));
    const folder = folderOf({'real/Lead.yaml': canonicalLead, 'Task.json': task});
    const [real, link] = [path.join(folder, 'real'), path.join(folder, 'link')];
    symlinkSync(real, link);
    symlinkSync(path.join(folder, 'Task.json'), path.join(real, 'Task.json'));
    const {stderr: differs} = await runInProcess(['config:format', '--check', link]);
    expect(differs).toContain(`${path.join(link, 'Task.json')} is not in canonical order.`);
    symlinkSync('/dev/zero', path.join(real, 'zero.json'));
    const {status, stderr} = await runInProcess(['config:import', link, ...production]);
    expect(status).toBe(65);
    expect(stderr).toContain('It is a device, not a file.');
  });

  test('is refused with two files of one object, at the second', async () => {
    const folder = folderOf({'a.json': JSON.stringify(mapping('Lead')), 'b.yaml': canonicalLead});
    const {status, stderr} = await runInProcess(['config:import', folder, ...production]);
    expect(status).toBe(65);
    expect(stderr).toContain(`${path.join(folder, 'b.yaml')}:1:14: `);
    expect(stderr).toContain('Lead');
  });

  test.each<[what: string, files: Record<string, string>, reason: string]>([
    ['nothing', {}, 'It is a folder without JSON or YAML files.'],
    [
      'no mappings but a whole configuration',
      {'connect.json': '{"mappings": []}'},
      'connect.json:1:1: It is neither a mapping nor the connection’s file.',
    ],
    [
      'two connection files',
      {'connection.json': '{}', 'connection.yaml': '{}'},
      'connection.yaml:1:1: It is a second connection file.',
    ],
    ['a file that is broken', {'a.yaml': 'a: ['}, 'a.yaml:1:5: '],
  ])('is refused with %s', async (_, files, reason) => {
    const folder = folderOf(files);
    const {status, stderr} = await runInProcess(['config:import', folder, ...production]);
    expect(status).toBe(65);
    expect(stderr).toContain(reason);
  });

  test('gives its mappings to mappings:create, and none to mappings:edit', async () => {
    const folder = folderOf({
      'Lead.yaml': canonicalLead,
      'Task.json': JSON.stringify(mapping('Task')),
    });
    const world = await startWorld('granted');
    const created = await world.hconnect([
      'mappings:create',
      'lead',
      '--from',
      folder,
      ...production,
    ]);
    expect(created.status).toBe(0);
    const edited = await world.hconnect(['mappings:edit', 'Lead', '--from', folder, ...production]);
    expect(edited.status).toBe(65);
    expect(edited.stderr).toContain('It is a folder.');
  });
});

test('mappings:edit takes the file of a folder, and not that of another object', async () => {
  const text = (object: string) =>
    canonicalLead.replace('Lead', object).replace('    Id', '    Fax: {}\n    Id');
  const folder = folderOf({'Account.yaml': text('Account'), 'Lead.yaml': text('Lead')});
  const world = await startWorld('granted');
  const edit = (file: string) =>
    world.hconnect([
      'mappings:edit',
      'Account',
      '--from',
      path.join(folder, file),
      '--confirm',
      'Account',
      ...production,
    ]);
  expect((await edit('Account.yaml')).status).toBe(0);
  const {status, stderr} = await edit('Lead.yaml');
  expect(status).toBe(65);
  expect(stderr).toContain('It is the mapping of Lead, not of Account.');
});

describe('config:export --split', () => {
  async function exporter() {
    const world = await startWorld('granted');
    const folder = path.join(temporaryFolder(), 'new', 'mappings');
    const split = (...flags: string[]) =>
      world.hconnect(['config:export', ...production, '--split', folder, ...flags, '--json']);
    return {world, folder, split};
  }

  test('writes the same bytes again, and only what differs', async () => {
    const {folder, split} = await exporter();
    expect((await split()).status).toBe(0);
    const first = textsOf(folder);
    expect(Object.keys(first)).toEqual([
      ...['Account', 'Case', 'Contact', 'Invoice__c', 'Opportunity', 'User', 'connection'].map(
        (name) => `${name}.json`,
      ),
    ]);
    writeFileSync(path.join(folder, 'Case.json'), JSON.stringify(mapping('Case')));
    const {stdout} = await split('--overwrite');
    expect(JSON.parse(stdout)).toMatchObject({written: ['Case.json'], removed: []});
    expect(textsOf(folder)).toEqual(first);
  });

  test('says the same as the whole, joined again', async () => {
    const {world, folder, split} = await exporter();
    await split('--format', 'yaml');
    const {status} = await world.hconnect(['config:import', folder, ...production, '--wait']);
    expect(status).toBe(0);
    const before = textsOf(folder);
    await split('--overwrite');
    expect(textsOf(folder)).toEqual(before);
  });

  test('leaves a folder with mappings as it is, without --overwrite', async () => {
    const {folder, split} = await exporter();
    mkdirSync(folder, {recursive: true});
    writeFileSync(path.join(folder, 'package.json'), '{}');
    expect((await split()).status).toBe(0);
    const before = textsOf(folder);
    expect((await split('--format', 'yaml')).status).toBe(64);
    expect(textsOf(folder)).toEqual(before);
  });

  test('removes the files of what is gone, and no others', async () => {
    const {folder, split} = await exporter();
    mkdirSync(folder, {recursive: true});
    const others = {'README.md': 'Mappings', 'broken.json': '{', 'package.json': '{}'};
    const gone = {'Gone.yaml': canonicalLead.replace('Lead', 'Gone__c')};
    for (const [name, text] of Object.entries({...others, ...gone})) {
      writeFileSync(path.join(folder, name), text);
    }
    const {stdout} = await split('--overwrite', '--format', 'json');
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

  test('does not take a file for a folder', async () => {
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

test('config:export writes YAML where the file’s ending says so, and keeps its comments', async () => {
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
