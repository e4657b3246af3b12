import {expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {productionResource} from '../inputs.ts';

const stagingToProduction = ['--from', 'acme-staging', '--to', 'acme-production'];

testCommand('config:promote', {
  composed: true,
  cases: {
    success: {argv: [...stagingToProduction, '--plan-only']},
    nothing: {argv: ['--from', 'acme-nowhere', '--to', 'acme-production', '--yes'], status: 5},
  },
  goldens: {'plan-only': {argv: [...stagingToProduction, '--plan-only']}},
  faults: [
    {
      argv: [...stagingToProduction, '--confirm', productionResource, '--yes'],
      continues: true,
      looksFrom: 7,
      mayEnd: [64, 65],
    },
  ],
});

test.each(['test', 'package.json', 'missing.yaml'])(
  'config:promote: says that --from %s is a file or a folder',
  async (from) => {
    const world = await startWorld('granted');
    const argv = ['config:promote', '--from', from, '--to', 'acme-production', '--plan-only'];
    const {status, stderr} = await world.hconnect(argv);
    expect(status).toBe(5);
    expect(stderr).toContain(`${from} is a file or a folder.`);
    expect(stderr).not.toContain('access:add');
  },
);

test.each([
  ['acme-staging', 'ACME-staging'],
  ['acme-production', productionResource],
])('config:promote: exits 64 where --from %s and --to %s are one connection', async (from, to) => {
  const world = await startWorld('granted');
  const argv = ['config:promote', '--from', from, '--to', to, '--yes'];
  const {status, stderr} = await world.hconnect(argv);
  expect({status, stderr}).toMatchObject({status: 64});
  expect(stderr).toContain('--from and --to name the same connection.');
});
