import {describe, expect, test} from 'vitest';
import type {AcceptedAction, AcceptedChange} from '../../../src/lib/domain/accepted-changes.ts';
import {connectionState} from '../../../src/lib/domain/connections/states.ts';
import type {Mapping} from '../../../src/lib/domain/mappings/mapping.ts';
import {mappingState} from '../../../src/lib/domain/mappings/states.ts';
import {nextOfAccepted, nextOfPendingMapping} from '../../../src/lib/domain/next-of-state.ts';

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
