import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {root, runInProcess, startWorld, temporaryFolder} from '../../harness/world.ts';
import {goldenFolder} from '../../matrices/goldens.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration, production} from '../inputs.ts';

/** A configuration as people write it on a bad day. */
const slips = `{
  "version": 1,
  "mappings": [
    {
      "object_name": "Contact",
      "config": {
        "access": "read_write",
        "sf_poling_seconds": 120,
        "upsert_field": "PG_ID__c",
        "fields": {"Id": {}, "SystemModstamp": {}, "LastNam": {}, "email": null},
        "indexes": {"Id": {"unique": true}, "Email": {"unique": false}}
      }
    }
  ]
}
`;

testCommand('config:validate', {
  cases: {
    success: {argv: ['-'], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-'], status: 65, options: {stdin: ''}},
    failure: {argv: ['-', '--format', 'xml'], status: 64},
  },
  goldens: {
    slips: {argv: ['-', '--strict', '--plan', 'demo'], stdin: slips},
    valid: {argv: ['-'], stdin: leadConfiguration},
    'syntax-error': {argv: ['-'], stdin: '{"mappings": [\n'},
    'slips-live': {argv: ['-', '--live', ...production], stdin: slips},
  },
  faults: [
    {
      argv: ['-', '--live', ...production],
      stdin: leadConfiguration,
      mayEnd: [65],
      partial: true,
    },
  ],
});

const mapping = (object_name: string, more: object = {}) => ({
  object_name,
  config: {
    access: 'read_only',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    fields: {CreatedDate: {}, Id: {}, IsDeleted: {}, SystemModstamp: {}},
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
    ...more,
  },
});
const text = (...mappings: object[]) => JSON.stringify({mappings, version: 1});

/** Files in a folder of their own, by their names; the names that come back are whole paths. */
function files(contents: Record<string, string>): string[] {
  const folder = temporaryFolder();
  return Object.entries(contents).map(([name, content]) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, content);
    return file;
  });
}

interface Report {
  valid: boolean;
  files: string[];
  findings: {rule: string; file: string; line: number; column: number; path: string}[];
}

async function report(...argv: string[]): Promise<Report & {status: number}> {
  const {status, stdout} = await runInProcess(['config:validate', ...argv, '--json']);
  return {status, ...(JSON.parse(stdout) as Report)};
}

describe('config:validate: several files', () => {
  test('reports the findings of each, whatever is wrong with the first', async () => {
    const names = files({
      'broken.json': '{"mappings": [\n  1,,\n]}',
      'empty.json': '',
      'twice.json': text(mapping('Lead'), mapping('Lead')),
      'twice.yaml': 'version: 1\nmappings: []\nversion: 1\n',
      'good.json': text(mapping('Lead')),
    });
    const missing = path.join(temporaryFolder(), 'missing.json');
    const {status, valid, findings, ...rest} = await report(...names, missing);
    expect({status, valid, files: rest.files}).toEqual({
      status: 65,
      valid: false,
      files: [...names, missing],
    });
    const found = findings.map(({rule, file, line}) => [path.basename(file), rule, line]);
    expect(found).toEqual([
      ['broken.json', 'syntax', 2],
      ['empty.json', 'syntax', 1],
      ['twice.json', 'duplicate-object', 1],
      ['twice.yaml', 'syntax', 3],
      ['missing.json', 'unreadable', 1],
    ]);
  });

  test('reports each finding with its file, when given a folder', async () => {
    const [first = ''] = files({
      'connect/Account.json': JSON.stringify(mapping('Account', {upsert_field: 'No__c'})),
      'connect/Case.yaml': 'object_name: Case\nconfig:\n  fields: {Id: {}}\n  acces: read_only\n',
      'connect/Lead.json': '{',
      'connect/README.md': 'Not a mapping.',
    });
    const folder = path.dirname(first);
    const {status, findings} = await report(folder);
    expect(status).toBe(65);
    expect(findings.map(({rule, file}) => `${path.basename(file)} ${rule}`).sort()).toEqual([
      'Account.json upsert-not-mapped',
      'Account.json upsert-read-only',
      'Case.yaml setting-left-out',
      'Case.yaml system-field-left-out',
      'Case.yaml system-index',
      'Case.yaml unknown-key',
      'Case.yaml usual-field',
      'Case.yaml usual-field',
      'Lead.json syntax',
    ]);
    const misspelled = findings.find(({rule}) => rule === 'unknown-key');
    expect(misspelled).toMatchObject({line: 4, column: 3, path: 'mappings[1].config.acces'});
  });
});

describe('config:validate: warnings', () => {
  const slow = text(mapping('Lead', {sf_polling_seconds: 7200}));
  const run = (...flags: string[]) =>
    runInProcess(['config:validate', '-', ...flags], {stdin: slow});

  test('exits 65 for a warning with --strict only', async () => {
    expect(await run()).toMatchObject({status: 0, stderr: ''});
    const strict = await run('--strict');
    expect(strict.status).toBe(65);
    expect(strict.stderr).toMatch(/^Error: stdin is not valid\.\n {2}.*\n {2}Next: hconnect .*\n$/);
  });

  test('exits 0 with --strict when the warning’s rule is ignored', async () => {
    const {status, stdout} = await run('--strict', '--ignore', 'polling-too-seldom');
    expect([status, stdout]).toEqual([0, 'Valid: 0 errors and 0 warnings in 1 input.\n']);
  });
});

describe('config:validate --live', () => {
  const asked = text(
    mapping('Account'),
    mapping('Contact', {access: 'read_write'}),
    mapping('MissingOne__c'),
    mapping('Faq__kav'),
  );

  test('asks for each object once when several files have it', async () => {
    const world = await startWorld('granted');
    const [one = '', two = ''] = files({'one.json': asked, 'two.json': text(mapping('account'))});
    const argv = ['config:validate', one, two, '--live', '--app', 'acme-production'];
    await world.hconnect(argv);
    const requests = await world.requestsOf(argv);
    const objects = requests.map((line) => /\/schemas\/(\w+)$/.exec(line)?.[1]).filter(Boolean);
    expect(objects.sort()).toEqual(['Account', 'Contact', 'MissingOne__c']);
    expect(requests).toHaveLength(4);
  });

  test('reports a finding when the organization lacks an object', async () => {
    const world = await startWorld('granted');
    const argv = ['config:validate', '-', '--live', '--app', 'acme-production', '--json'];
    const {status, stdout} = await world.hconnect(argv, {stdin: asked});
    const {findings, connection} = JSON.parse(stdout) as Report & {connection: object};
    expect(status).toBe(65);
    expect(connection).toMatchObject({app_name: 'acme-production'});
    expect(findings.map(({rule}) => rule)).toEqual(
      expect.arrayContaining(['object-missing', 'object-not-mappable', 'write-without-field']),
    );
  });

  test('exits 4 without a report when the service refuses the token', async () => {
    const world = await startWorld('granted');
    const argv = ['config:validate', '-', '--live', '--app', 'acme-production'];
    const options = {stdin: asked, env: {HCONNECT_TOKEN: 'wrong'}};
    expect(await world.hconnect(argv, options)).toMatchObject({status: 4, stdout: ''});
  });

  test('exits 64 when a connection is named without --live', async () => {
    const argv = ['config:validate', '-', '--app', 'acme-production'];
    expect(await runInProcess(argv, {stdin: asked})).toMatchObject({status: 64, stdout: ''});
  });
});

test.each(['github', 'junit', 'sarif'])(
  'config:validate: prints slips.%s with --format',
  async (format) => {
    const wrong = {mappings: [mapping('Lead', {upsert_field: 'No__c'}), {object_name: 7}]};
    const argv = ['config:validate', '-', '--format', format];
    const {status, stdout} = await runInProcess(argv, {stdin: JSON.stringify(wrong, null, 2)});
    expect(status).toBe(65);
    const file = path.join(goldenFolder('config:validate'), 'formats', `slips.${format}`);
    await expect(stdout).toMatchFileSnapshot(file);
  },
);

test('config:validate: the package ships the schemas that editors use', () => {
  const {files: shipped} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    files: string[];
  };
  expect(shipped).toContain('schema');
});

test.each([
  ['nope.json', null, 'check the path'],
  ['list.json', '[]', 'fix list.json first'],
])('config:validate: names no line for a whole file: %s', async (name, text, note) => {
  const file = path.join(temporaryFolder(), name);
  if (text !== null) writeFileSync(file, text);
  const {status, stdout, stderr} = await runInProcess(['config:validate', file]);
  expect(status).toBe(65);
  expect(stdout.startsWith(`${file}: error: `)).toBe(true);
  expect(stdout).not.toMatch(/whole file/);
  expect(stderr).toContain(note.replace(name, file));
});
