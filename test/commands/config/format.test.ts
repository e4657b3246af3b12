import {chmodSync, lstatSync, readFileSync, statSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {folderOf, textsOf} from '../../harness/packed/folders.ts';
import {runInProcess} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {canonicalLead, leadConfiguration, shortMapping} from '../inputs.ts';

const commented = `# The mappings of acme.

version: 1
mappings:
  # Leads come from the web site.
  - config:
      fields: {SystemModstamp: {}, Id: {}}
      access: read_only # nobody writes them
    object_name: Lead
`;

testCommand('config:format', {
  cases: {
    success: {argv: ['-'], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-', '--check'], status: 7, options: {stdin: leadConfiguration}},
    failure: {argv: ['-'], status: 65, options: {stdin: '{}'}},
  },
  goldens: {
    json: {argv: ['-'], stdin: leadConfiguration},
    yaml: {argv: ['-'], stdin: commented},
    check: {argv: ['-', '--check'], stdin: leadConfiguration},
    'key-twice': {
      argv: ['-'],
      stdin: leadConfiguration.replace('"access"', '"access": "read_write", "access"'),
    },
  },
  examples: {
    'hconnect config:format --check mappings    # in CI': {
      before: 'hconnect config:format mappings',
    },
    'hconnect config:format - < connect.yaml': {
      before: 'hconnect config:export --app acme-production --output connect.yaml',
    },
  },
  faults: [],
});

describe('config:format: files', () => {
  const format = (...argv: string[]) => runInProcess(['config:format', ...argv]);

  test('writes the files that differ and leaves the others as they are', async () => {
    const folder = folderOf({
      'Account.json': JSON.stringify(shortMapping('Account')),
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

  test('keeps a file that differs only in its byte order mark or line ends', async () => {
    const text = '{\n  "mappings": []\n}\n';
    const texts = {
      'a.json': `\uFEFF${text}`,
      'b.json': text.replaceAll('\n', '\r\n'),
      'c.json': text,
      'd.json': text.trimEnd(),
    };
    const folder = folderOf(texts);
    expect((await format('--check', folder)).status).toBe(0);
    expect((await format(folder)).status).toBe(0);
    expect(textsOf(folder)).toEqual(texts);
  });

  test('says why a file with anchors is left, and formats the others', async () => {
    const shared = `mappings:
  - object_name: Lead
    config: &read {access: read_only, fields: {SystemModstamp: {}, Id: {}}}
  - {object_name: Case, config: *read}
`;
    const folder = folderOf({'a.yaml': shared, 'b.json': leadConfiguration});
    const checked = await format('--check', path.join(folder, 'a.yaml'));
    expect(checked.status).toBe(0);
    expect(checked.stdout).toMatch(/a\.yaml was not changed: .* anchors/);
    const {status, stdout} = await format(folder, '--json');
    expect({status, files: JSON.parse(stdout) as unknown}).toEqual({
      status: 0,
      files: [
        {file: path.join(folder, 'a.yaml'), outcome: 'unchanged', reason: 'anchors'},
        {file: path.join(folder, 'b.json'), outcome: 'formatted', reason: null},
      ],
    });
    expect(textsOf(folder)['a.yaml']).toBe(shared);
    const piped = await runInProcess(['config:format', '-'], {stdin: shared});
    expect(piped.stdout).toBe(shared);
    expect(piped.stderr).toMatch(/anchors/);
  });

  test('exits 65 and writes nothing when one file is no configuration', async () => {
    const before = {'a.json': '{"version":1,"mappings":[]}', 'package.json': '{"name": "acme"}'};
    const folder = folderOf(before);
    const {status, stdout, stderr} = await format(folder);
    expect({status, stdout}).toEqual({status: 65, stdout: ''});
    expect(stderr).toContain('package.json is not a Heroku Connect configuration.');
    expect(textsOf(folder)).toEqual(before);
  });

  test('exits 65 with the position when the fields of a mapping are a list', async () => {
    const folder = folderOf({'Lead.yaml': 'object_name: Lead\nconfig:\n  fields: []\n'});
    const {status, stderr} = await format(folder);
    expect(status).toBe(65);
    expect(stderr).toContain(`${path.join(folder, 'Lead.yaml')}:3:11: `);
  });

  test('writes $schema first', async () => {
    const folder = folderOf({'a.yaml': 'mappings: []\n$schema: ./schema.json\n'});
    await format(folder);
    expect(textsOf(folder)).toEqual({'a.yaml': '"$schema": "./schema.json"\nmappings: []\n'});
  });
});
