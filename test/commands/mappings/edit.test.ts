import path from 'node:path';
import {expect, test} from 'vitest';
import {folderOf} from '../../harness/packed/folders.ts';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {canonicalLead, production, shortMapping} from '../inputs.ts';

/** The config of Account in acme-production, with the field Fax on top. */
const withFax = JSON.stringify({
  access: 'read_only',
  sf_polling_seconds: 600,
  fields: {
    BillingCity: {},
    BillingCountry: {},
    CreatedDate: {},
    ERP_ID__c: {},
    Fax: {},
    Id: {},
    Industry: {},
    IsDeleted: {},
    Name: {},
    Phone: {},
    SystemModstamp: {},
  },
  indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
});

testCommand('mappings:edit', {
  cases: {
    success: {argv: ['Account', '--from', '-', ...production], options: {stdin: withFax}},
    nothing: {argv: ['Nothing', '--from', '-', ...production], status: 5},
    failure: {
      argv: ['Account', '--from', '-', ...production],
      status: 65,
      options: {stdin: '{"fields": '},
    },
  },
  goldens: {},
  faults: [{argv: ['Account', '--from', '-', ...production], stdin: withFax}],
});

test('mappings:edit --from: exits 65 for a folder', async () => {
  const folder = folderOf({
    'Lead.yaml': canonicalLead,
    'Task.json': JSON.stringify(shortMapping('Task')),
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

test('mappings:edit --from: takes the file of a mapping, and exits 65 for that of another object', async () => {
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
  expect(stderr).toContain('This is the mapping of Lead, not of Account.');
});
