import {expect, test} from 'vitest';
import {startWorld} from '../../../harness/world.ts';

test('plan without changes: lists failed mappings', async () => {
  const world = await startWorld('errors');
  const {stdout} = await world.hconnect(['config:export', '--app', 'acme-mappings']);
  const plan = ['config:plan', '-', '--app', 'acme-mappings'];
  const {status, stderr} = await world.hconnect(plan, {stdin: stdout});
  expect(status).toBe(0);
  expect(stderr).toContain('herokuconnect-infinite-11007: 5 of 6 mappings failed: Account');
});
