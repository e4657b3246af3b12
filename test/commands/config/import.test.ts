import {symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {folderOf} from '../../harness/packed/folders.ts';
import {runInProcess, startWorld, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {
  canonicalLead,
  configureReview,
  leadConfiguration,
  production,
  review,
  shortMapping,
} from '../inputs.ts';

const configured = 'hconnect connections:configure -a acme-review --db-key DATABASE_URL';

testCommand('config:import', {
  cases: {
    success: {argv: ['-', ...production, '--yes'], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-', ...production, '--yes'], status: 65, options: {stdin: ''}},
    failure: {
      argv: ['-', ...production, '--yes'],
      status: 4,
      options: {stdin: leadConfiguration, env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  goldens: {
    imported: {
      argv: ['-', ...review, '--yes'],
      before: [configureReview],
      stdin: leadConfiguration,
    },
    wait: {
      argv: ['-', ...review, '--yes', '--wait'],
      before: [configureReview],
      stdin: leadConfiguration,
    },
    'refused-mapping': {
      argv: ['-', ...review, '--yes', '--wait'],
      before: [configureReview],
      stdin: leadConfiguration.replaceAll('Lead', 'MissingObject__c'),
    },
    'syntax-error': {argv: ['-', ...review, '--yes'], stdin: '{"mappings": ['},
  },
  examples: {
    'hconnect config:import mappings --app acme-review --yes    # a folder': {before: configured},
    'hconnect config:import connect.json --app acme-review --yes --wait': {before: configured},
    'hconnect config:export --app acme-staging | hconnect config:import - --app acme-review --confirm herokuconnect-vertical-70390':
      {
        before: configured,
      },
  },
  faults: [
    {argv: ['-', ...production, '--yes'], stdin: leadConfiguration},
    {
      argv: ['-', ...production, '--upload', '--yes', '--wait'],
      stdin: leadConfiguration,
      looksFrom: 3,
    },
  ],
});

describe('config:import', () => {
  test('imports a file as it imports stdin', async () => {
    const file = path.join(temporaryFolder(), 'connect.json');
    writeFileSync(file, leadConfiguration);
    const world = await startWorld('granted');
    const {status} = await world.hconnect([
      'config:import',
      file,
      ...production,
      '--yes',
      '--wait',
    ]);
    expect(status).toBe(0);
  });

  test('suggests the command that can delete, not a flag it lacks', async () => {
    const world = await startWorld('granted');
    const argv = ['config:import', '-', ...production, '--yes'];
    const {stderr} = await world.hconnect(argv, {stdin: leadConfiguration});
    expect(stderr).toContain(
      'are not in the configuration and will be kept; use config:apply --prune to delete them.',
    );
  });

  test('does not claim “no changes” when it asks about settings', async () => {
    const world = await startWorld('granted');
    const {stdout: exported} = await world.hconnect(['config:export', ...production]);
    const named = JSON.parse(exported) as {connection: {name: string}};
    named.connection.name = 'another';
    const stdin = JSON.stringify(named);
    const {status, stderr} = await world.hconnect(['config:import', '-', ...production, '--yes'], {
      stdin,
    });
    expect(status).toBe(64);
    expect(stderr).toContain('connection settings, which may change: name.');
    expect(stderr).not.toContain('nothing to do');
  });
});

describe('config:import: a folder', () => {
  test('imports the mappings of its files', async () => {
    const folder = folderOf({
      'b.yaml': `$schema: ../mapping.json\n${canonicalLead}`,
      'Task.json': JSON.stringify({$schema: '../mapping.json', ...shortMapping('Task')}),
      'connection.yml': '$schema: ../connection.json\nversion: 1\n',
    });
    const world = await startWorld('granted');
    const {status, stderr} = await world.hconnect([
      'config:import',
      folder,
      ...production,
      '--yes',
    ]);
    expect(stderr).toContain(': 2 to create.');
    expect(status).toBe(0);
  });

  test('exits 65 when a file is a link to a device, and follows other links', async () => {
    const task = JSON.stringify(shortMapping('Task'));
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

  test('exits 65 with the position of the second when two files have one object', async () => {
    const folder = folderOf({
      'a.json': JSON.stringify(shortMapping('Lead')),
      'b.yaml': canonicalLead,
    });
    const {status, stderr} = await runInProcess(['config:import', folder, ...production, '--yes']);
    expect(status).toBe(65);
    expect(stderr).toContain(`${path.join(folder, 'b.yaml')}:1:14: `);
    expect(stderr).toContain('Lead');
  });

  test.each<[what: string, files: Record<string, string>, reason: string]>([
    ['no files', {}, 'The folder has no JSON or YAML files.'],
    [
      'no mappings but a whole configuration',
      {'connect.json': '{"mappings": []}'},
      'connect.json:1:1: This file is neither a mapping nor the connection file.',
    ],
    [
      'two connection files',
      {'connection.json': '{}', 'connection.yaml': '{}'},
      'connection.yaml:1:1: A folder can have only one connection file.',
    ],
    ['a broken file', {'a.yaml': 'a: ['}, 'a.yaml:1:5: '],
  ])('exits 65 when it has %s', async (_, files, reason) => {
    const folder = folderOf(files);
    const {status, stderr} = await runInProcess(['config:import', folder, ...production, '--yes']);
    expect(status).toBe(65);
    expect(stderr).toContain(reason);
  });
});
