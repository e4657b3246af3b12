import {describe, expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

const broken = ['--app', 'acme-mappings'];

testCommand('notifications:list', {
  cases: {
    success: {argv: broken, scenario: 'errors'},
    nothing: {argv: production},
  },
  goldens: {
    'of-an-unknown-type': {argv: [...broken, '--event-type', 'mapping-errror'], scenario: 'errors'},
    all: {argv: broken, scenario: 'errors'},
    'of-one-type': {argv: [...broken, '--event-type', 'mapping-error'], scenario: 'errors'},
    none: {argv: production},
    'not-a-time': {argv: [...broken, '--after', 'yesterday'], scenario: 'errors'},
    'no-time-between': {
      argv: [...broken, '--after', '2026-01-15', '--before', '2026-01-14'],
      scenario: 'errors',
    },
  },
  faults: [{argv: broken, scenario: 'errors', partial: true, doesWithout: ['results.*.id']}],
});

describe('notifications:list', () => {
  test('leaves out what --after and --before exclude', async () => {
    const world = await startWorld('errors');
    const list = async (...flags: string[]) => {
      const {stdout} = await world.hconnect(['notifications:list', ...broken, '--json', ...flags]);
      return (JSON.parse(stdout) as object[]).length;
    };
    expect(await list()).toBe(5);
    expect(await list('--after', '2000-01-01 10:00+02:00')).toBe(5);
    expect(await list('--before', '2000-01-01T10:00')).toBe(0);
  });

  test.each([['2026-02-30'], ['10:00'], [''], ['2026-01-15T25:00:00Z']])(
    'refuses the time “%s” before it asks the service',
    async (time) => {
      const world = await startWorld('errors');
      const argv = ['notifications:list', ...broken, `--before=${time}`];
      expect((await world.hconnect(argv)).status).toBe(64);
      expect(await world.requestsOf(argv)).toEqual([]);
    },
  );
});
