import {expect, test} from 'vitest';
import type {AcceptedAction, AcceptedChange} from '../../../src/lib/domain/accepted-changes.ts';
import {connectionState} from '../../../src/lib/domain/connections/states.ts';
import {isStuck} from '../../../src/lib/domain/stale-reads.ts';

test.each<[pending: AcceptedAction[], isStuck: boolean]>([
  [[], true],
  [['resume'], false],
  [['pause', 'resume'], false],
  [['resume', 'pause'], true],
])('a paused connection with %j pending: stuck %s', (actions, expected) => {
  const pending = actions.map((action) => ({action}) as AcceptedChange);
  expect(isStuck(connectionState('PAUSED'), pending)).toBe(expected);
});
