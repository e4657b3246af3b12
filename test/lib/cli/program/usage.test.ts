import {expect, test} from 'vitest';
import {runInProcess} from '../../../harness/world.ts';

test.each([
  [['connections:write-errors', '-q'], '--quiet needs --list.', '-q --list'],
  [['config:validate', 'a.json', '-a', 'x'], '--app needs --live.', 'a.json -a x --live'],
  [['connections:resume', '--timeout', '3s'], '--timeout needs --wait.', '--timeout 3s --wait'],
])('%j: says which flag is missing and adds it', async ([id = '', ...words], reason, next) => {
  const {status, stdout, stderr} = await runInProcess([id, ...words]);
  expect([status, stdout]).toEqual([64, '']);
  expect(stderr).toContain(`Error: Invalid flags for ${id}.\n  ${reason}\n`);
  expect(stderr).toContain(`Next: hconnect ${id} ${next}\n`);
});
