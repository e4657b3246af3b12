import {describe, expect, test} from 'vitest';
import type {AcceptedAction, AcceptedChange} from '../../../src/lib/domain/accepted-changes.ts';
import {connectionState} from '../../../src/lib/domain/connections/states.ts';
import type {Mapping} from '../../../src/lib/domain/mappings/mapping.ts';
import {mappingState} from '../../../src/lib/domain/mappings/states.ts';
import {
  nextOfAccepted,
  nextOfPending,
  nextOfPendingMapping,
} from '../../../src/lib/domain/next-of-state.ts';

const connection = {id: 'c', resource_name: 'herokuconnect-round-1', app_name: 'acme'};

describe('nextOfPendingMapping', () => {
  test.each<[accepted: AcceptedAction[], state: string, awaited: boolean]>([
    [['reload'], 'DATA_SYNCED', true],
    [['reload'], 'RELOAD_TABLE', false],
    [['reload', 'abort'], 'RELOAD_TABLE', true],
    // The reload was aborted, so there is nothing to wait for.
    [['reload', 'abort'], 'ABORTED', false],
    [['abort', 'reload'], 'ABORTED', true],
  ])('after %j, %s: is awaited: %s', (accepted, state, awaited) => {
    const mapping = {id: 'm', object_name: 'Account', state: mappingState(state)} as Mapping;
    const pending: AcceptedChange[] = accepted.map((action, index) => ({
      key: action,
      action,
      mappings: [{id: 'm', object_name: null}],
      age: 1000 - index,
    }));
    const next = nextOfPendingMapping(pending, mapping, connection);
    expect(next?.run ?? null).toBe(awaited ? 'mappings:wait' : null);
  });
});

describe('nextOfPending', () => {
  test.each<[state: string, action: AcceptedAction, run: string | null]>([
    ['IDLE', 'delete', 'connections:wait'],
    // Only a restart starts it again once it has fewer rows.
    ['TOO_MANY_ROWS', 'delete', 'connections:restart'],
    ['TOO_MANY_ROWS', 'restart', 'connections:wait'],
    // Its own state says what it needs.
    ['SYSTEM_ERROR', 'import', null],
    ['PAUSED', 'delete', null],
  ])('in %s, after %s: %s', (state, action, run) => {
    const pending = [{key: 'a', action, mappings: null, age: 0}];
    const next = nextOfPending(pending, {...connection, state: connectionState(state)});
    expect(next?.run ?? null).toBe(run);
  });
});

describe('nextOfAccepted', () => {
  const resumed = {key: 'a', action: 'resume', mappings: null, age: 0} as const;

  test.each<[state: string, pending: AcceptedChange[], run: string]>([
    ['IDLE', [], 'mappings:wait'],
    ['PAUSED', [], 'connections:resume'],
    ['PAUSED', [resumed], 'mappings:wait'],
    ['UNAUTHORIZED', [], 'connections:authorize'],
  ])('in %s, with %j pending: %s', (state, pending, run) => {
    const next = nextOfAccepted({...connection, state: connectionState(state)}, pending, ['Lead']);
    expect(next).toMatchObject({run});
  });
});
