import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {startWorld, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration} from '../inputs.ts';

testCommand('config:diff', {
  composed: true,
  cases: {
    success: {argv: ['-', 'acme-production'], options: {stdin: leadConfiguration}},
    nothing: {argv: ['acme-production', 'acme-production']},
    failure: {argv: ['-', 'acme-nowhere'], status: 5, options: {stdin: leadConfiguration}},
  },
  goldens: {
    'file-and-connection': {argv: ['-', 'acme-staging'], stdin: leadConfiguration},
    'two-connections': {argv: ['acme-staging', 'acme-production']},
    same: {argv: ['acme-staging', 'acme-staging']},
    'with-connection': {argv: ['acme-staging', 'acme-production', '--with-connection']},
  },
  examples: {
    'hconnect config:diff acme-staging acme-production --detailed-exitcode': {
      status: 2,
      reason: 'they differ',
    },
  },
  faults: [{argv: ['-', 'acme-production'], stdin: leadConfiguration}],
});

test('config:diff: --overlay changes the sides that are files', async () => {
  const world = await startWorld();
  const {stdout} = await world.hconnect(['config:export', '--app', 'acme-production']);
  const folder = temporaryFolder();
  const file = path.join(folder, 'connect.json');
  const overlay = path.join(folder, 'production.yaml');
  writeFileSync(file, stdout);
  writeFileSync(overlay, 'mappings: {Account: {fields: {Phone: null}}}');
  const argv = ['config:diff', 'acme-production', file, '--detailed-exitcode'];
  expect(await world.hconnect(argv)).toMatchObject({status: 0});
  const changed = await world.hconnect([...argv, '--overlay', overlay, '--json']);
  expect(changed.status).toBe(2);
  expect(JSON.parse(changed.stdout)).toMatchObject({
    mappings: [
      {object_name: 'Account', changes: [{kind: 'field_removed', description: 'field Phone'}]},
    ],
  });
  const both = ['config:diff', file, file, '--overlay', overlay];
  expect(await world.hconnect(both)).toMatchObject({status: 0});
  const neither = ['config:diff', 'acme-staging', 'acme-production', '--overlay', overlay];
  expect(await world.hconnect(neither)).toMatchObject({status: 64, stdout: ''});
});
