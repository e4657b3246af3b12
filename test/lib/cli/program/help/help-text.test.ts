import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {runInProcess} from '../../../../harness/world.ts';

const golden = path.join(import.meta.dirname, 'golden');

describe('the front screen', () => {
  test.each([40, 80, 120])('fits %d columns', async (columns) => {
    const {status, stdout, stderr} = await runInProcess([], {columns, env: {NO_COLOR: '1'}});
    expect({status, stderr}).toEqual({status: 0, stderr: ''});
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    await expect(stdout).toMatchFileSnapshot(path.join(golden, `program-${columns}.text`));
  });

  test('begins with where to start, and fits 24 lines of 80 columns', async () => {
    const {stdout} = await runInProcess(['--help'], {columns: 80, env: {NO_COLOR: '1'}});
    expect(stdout).toMatch(
      /^.*\n\nSTART HERE\n {2}hconnect demo .*\n {2}hconnect auth:login .*\n {2}hconnect connections:list /,
    );
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
  });
});

test.each([40, 80, 120])(
  'a command and a topic: fit %d columns, but for examples',
  async (columns) => {
    for (const argv of [
      ['help', 'connections:authorize'],
      ['help', 'config'],
    ]) {
      const {stdout} = await runInProcess(argv, {columns, env: {NO_COLOR: '1'}});
      const [described = ''] = stdout.split('\nEXAMPLES\n');
      for (const line of described.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
      await expect(stdout).toMatchFileSnapshot(
        path.join(golden, `${argv[1]!.replace(':', '-')}-${columns}.text`),
      );
    }
  },
);

describe('a topic whose name is also an alias', () => {
  test('lists its commands, and says what its name alone does', async () => {
    const {stdout} = await runInProcess(['connections', '--help']);
    expect(stdout).toContain('$ hconnect connections:COMMAND');
    expect(stdout).toMatch(/\n {2}connections:pause +Pause /);
    expect(stdout).toContain('hconnect connections is short for hconnect connections:list.');
  });
});

describe('an alias', () => {
  test('shows the command under its own name, with the alias below', async () => {
    const {stdout} = await runInProcess(['help', 'connections:recover']);
    expect(stdout).toContain('$ hconnect connections:restart ');
    expect(stdout).toContain('ALIASES\n  $ hconnect connections:recover\n');
    expect(stdout).not.toContain('ALIASES\n  $ hconnect connections:restart');
  });
});
