import {expect, test} from 'vitest';
import {changeText} from '../../../../src/lib/domain/watch/changes.ts';
import {
  afterFailure,
  afterRead,
  countRequests,
  emptyWatch,
  isOld,
  mostRequests,
  type WatchState,
} from '../../../../src/lib/domain/watch/state.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {watched} from '../../../harness/watched.ts';

/** Plays a sequence of reads of one region, a second each. */
function play() {
  let state: WatchState = emptyWatch(['dublin', 'oregon']);
  let at = 0;
  const said = (next: {state: WatchState; changes: Parameters<typeof changeText>[0][]}) => {
    ({state} = next);
    return (next.changes as (Parameters<typeof changeText>[0] & {kind: string})[]).map(
      (change) => `${change.kind}: ${changeText(change)}`,
    );
  };
  return {
    state: () => state,
    read: (...connections: ReturnType<typeof watched>[]) =>
      said(afterRead(state, {source: 'dublin', at: (at += 1000), connections, requests: 1})),
    fail: () =>
      said(
        afterFailure(
          state,
          {source: 'dublin', at: (at += 1000), requests: 3},
          {failure: new Failure('service', 'The network is gone.'), retryAt: at + 5000},
        ),
      ),
  };
}

test('afterRead: says what is found, what changes, what comes and what goes', () => {
  const {read, state} = play();
  expect(read(watched('acme', 'IDLE'), watched('other', 'NEW'))).toEqual([
    'found: IDLE',
    'found: NEW',
  ]);
  expect(read(watched('acme', 'PAUSED'), watched('other', 'NEW'))).toEqual([
    'state: IDLE → PAUSED',
  ]);
  expect(read(watched('acme', 'PAUSED'))).toEqual(['gone: deleted, or you lost access']);
  expect(read(watched('acme', 'PAUSED'))).toEqual([]);
  expect(read(watched('acme', 'PAUSED'), watched('late', 'IDLE'))).toEqual(['added: IDLE']);
  expect(
    read(watched('acme', 'PAUSED'), watched('other', 'IDLE'), watched('late', 'IDLE')),
  ).toEqual(['added: IDLE']);
  const row = state().rows.get('id-of-acme');
  expect(row?.changed).toEqual({at: 2000, text: 'IDLE → PAUSED'});
  expect(row?.requests).toBe(6);
  expect(state().rows.get('id-of-other')?.goneAt).toBeNull();
});

test('afterFailure: keeps the last known values as old, says so once, and when they are read again', () => {
  const {read, fail, state} = play();
  read(watched('acme', 'IDLE'));
  expect(fail()).toEqual(['unreadable: The network is gone.']);
  expect(fail()).toEqual([]);
  const row = state().rows.get('id-of-acme');
  expect(row).toMatchObject({readAt: 1000, goneAt: null, requests: 7});
  expect(row && isOld(state(), row)).toBe(true);
  expect(state().sources.get('dublin')?.trouble).toMatchObject({since: 2000});
  expect(state().sources.get('oregon')?.trouble).toBeNull();
  expect(read(watched('acme', 'PAUSED'))).toEqual([
    'readable: can be read again',
    'state: IDLE → PAUSED',
  ]);
  expect(row && isOld(state(), {...row})).toBe(false);
});

test('a region that fails at once says so, though nothing is known of it', () => {
  const {read, fail} = play();
  expect(fail()).toEqual(['unreadable: The network is gone.']);
  expect(read(watched('acme', 'IDLE'))).toEqual(['readable: can be read again', 'found: IDLE']);
});

test('mostRequests: counts what was asked for one connection beside the reads', () => {
  const {read, state} = play();
  read(watched('acme', 'IDLE'), watched('other', 'IDLE'));
  expect(mostRequests(countRequests(state(), 'id-of-acme', 2))).toBe(3);
});

test('the latest changes come first, and are not kept without end', () => {
  const {read, state} = play();
  for (let round = 0; round < 300; round += 1)
    read(watched('acme', round % 2 === 0 ? 'IDLE' : 'PAUSED'));
  expect(state().changes).toHaveLength(200);
  expect(state().changes[0]?.text).toBe('IDLE → PAUSED');
});
