import {describe, expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

const scenario = 'write-errors';
const faulted = {scenario, partial: true, doesWithout: ['results.*.id']};

testCommand('connections:write-errors', {
  cases: {
    success: {argv: production, scenario},
    nothing: {argv: production},
  },
  goldens: {
    groups: {argv: [...production, '--since', '30m'], scenario},
    list: {argv: [...production, '--list', '--since', '30m'], scenario},
    none: {argv: production},
    'more-than-is-kept': {argv: [...production, '--since', '25h'], scenario},
    'no-time': {argv: [...production, '--since', 'yesterday'], scenario},
  },
  faults: [
    {argv: production, ...faulted},
    {argv: [...production, '--list'], ...faulted},
  ],
});

describe('connections:write-errors', () => {
  test('groups all 240 errors of the last 24 hours', async () => {
    const world = await startWorld(scenario);
    const {stdout} = await world.hconnect(['connections:write-errors', ...production, '--json']);
    const {groups, errors} = JSON.parse(stdout) as {groups: {count: number}[]; errors: object[]};
    expect(errors).toHaveLength(240);
    expect(groups.reduce((sum, {count}) => sum + count, 0)).toBe(240);
  });

  test('takes one request', async () => {
    const world = await startWorld(scenario);
    await world.hconnect(['connections:info', ...production]);
    expect(await world.requestsOf(['connections:write-errors', ...production])).toHaveLength(1);
  });

  test.each([
    ['2026-01-14T08:00:00Z', 64],
    ['2026-01-15T08:50:00Z', 0],
  ])('with --since %s: ends with %i', async (since, status) => {
    const world = await startWorld(scenario);
    const result = await world.hconnect([
      'connections:write-errors',
      ...[...production, '--since', since],
    ]);
    expect(result.status).toBe(status);
  });
});
