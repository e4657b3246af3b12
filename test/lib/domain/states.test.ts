import {describe, expect, test} from 'vitest';
import {commands} from '../../../src/command-table.ts';
import {connectionState, connectionStates} from '../../../src/lib/domain/connections/states.ts';
import {mappingStates} from '../../../src/lib/domain/mappings/states.ts';
import {isHealthy, isSettled, isState} from '../../../src/lib/domain/states.ts';

describe.each([
  ['connection', connectionStates, 14],
  ['mapping', mappingStates, 23],
] as const)('the table of %s states', (_of, table, size) => {
  test('has every documented state once', () => {
    expect(new Set(table.map(({name}) => name)).size).toBe(table.length);
    expect(table.length).toBe(size);
  });

  test('suggests existing commands', () => {
    const named = table.flatMap(({next}) =>
      next !== null && 'run' in next
        ? [next.run, ...(next.then === undefined ? [] : [next.then.run])]
        : [],
    );
    expect(named.filter((id) => !(id in commands))).toEqual([]);
  });

  test('has a meaning and advice for every state', () => {
    for (const {name, meaning, advice} of table) {
      expect(meaning, name).toMatch(/^[A-Z].*\.$/);
      expect(advice, name).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('suggests a command for every error', () => {
    const stuck = table.filter(({kind, next}) => kind === 'error' && next === null);
    expect(stuck.map(({name}) => name)).toEqual([]);
  });
});

describe('an unknown state', () => {
  const state = connectionState('HIBERNATING');

  test('is shown as it is', () => {
    expect(state).toMatchObject({name: 'HIBERNATING', label: null, kind: 'unknown'});
  });

  test('is neither healthy nor settled', () => {
    expect([isHealthy(state), isSettled(state)]).toEqual([false, false]);
  });
});

test('connectionState: shows (none) when a state has no name', () => {
  expect(connectionState(null).name).toBe('(none)');
});

test('isState: takes the API’s name and the dashboard’s label, in any case', () => {
  const polling = connectionState('POLLING_DB_CHANGES');
  expect(
    ['polling_db_changes', 'Polling DB', 'polling db'].map((word) => isState(polling, word)),
  ).toEqual([true, true, true]);
  expect(isState(connectionState('NEW'), 'null')).toBe(false);
});
