import {expect, test} from 'vitest';
import {
  abortNeedsReload,
  dailyBudget,
  staleAfterAccepted,
} from '../../src/lib/domain/assumptions.ts';
import {mappingStates} from '../../src/lib/simulator/engine/mapping-states.ts';
import {behaviorTable} from '../../src/lib/simulator/model/behavior.ts';

// The client's assumptions and the simulator's are written twice, so that neither can carry a
// misreading over to the other; what both say has to agree.

test('the daily budget that the client counts with is the one that the simulator grants', () => {
  expect(behaviorTable.daily_requests.default).toBe(dailyBudget);
});

test('the client disbelieves a state for longer than the simulator lags behind', () => {
  expect(staleAfterAccepted).toBeGreaterThan(behaviorTable.lag_seconds.default * 1000);
});

test('the states that want a reload after an abort are the same', () => {
  const states = Object.entries(mappingStates).filter(([, {aborted}]) => aborted === 'reload');
  expect(states.map(([name]) => name).sort()).toEqual([...abortNeedsReload].sort());
});

test('every default says what it was weighed by', () => {
  for (const [name, row] of Object.entries(behaviorTable)) {
    expect([name, row.weighed]).toEqual([name, expect.stringMatching(/\S{2}/)]);
  }
});
