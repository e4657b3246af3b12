/**
 * What a mapping shows at an instant: its state, the rows in its table, when it last polled.
 */
import {bulkAbove, mappingStates, poll} from './mapping-states.ts';
import {mirroredStates} from './connection-states.ts';
import {end, lastBeat, runAt} from './connection.ts';
import {endOf, stateAt} from './timeline.ts';
import {entryOf} from '../../model/find.ts';
import type {Connection, Mapping} from '../../model/world.ts';

/**
 * The state that the API shows.
 *
 * @param connectionState what the connection shows at that instant
 */
export function mappingState(
  mapping: Mapping,
  connection: Connection,
  connectionState: string,
  at: number,
): string {
  return mirroredStates.has(connectionState) ? connectionState : ownState(mapping, connection, at);
}

/** The mapping's state without regard to what its connection imposes on it. */
export function ownState(mapping: Mapping, connection: Connection, at: number): string {
  const state = stateAt(mapping.timeline, workTime(mapping, at));
  if (state !== 'DATA_SYNCED') return state;
  const polled = lastPoll(mapping, connection, at);
  let since = polled === null ? Infinity : at - polled;
  for (const {state: polling, seconds} of poll) {
    if (since < seconds * 1000) return polling;
    since -= seconds * 1000;
  }
  return state;
}

/** What the dashboard calls the state; the name itself for one that is not in the table. */
export function labelOf(state: string): string {
  return entryOf(mappingStates, state)?.label ?? state;
}

/** When the mapping last began to poll Salesforce, or null when it has not since its last load. */
export function lastPoll(mapping: Mapping, connection: Connection, at: number): number | null {
  const restedAt = endOf(mapping.timeline);
  const run = runAt(connection, at);
  if (!run || mapping.stopped_at !== null || mapping.timeline.rest !== 'DATA_SYNCED') return null;
  const every = mapping.config.sf_polling_seconds * 1000;
  const until = end(run, at);
  // A connection that begins to run again picks up at once what it missed.
  if (run.from > restedAt) return lastBeat(run.from, every, until) ?? run.from;
  return lastBeat(restedAt, every, until);
}

/** When the last load ended, or null when none has, or one runs. */
export function lastLoad(mapping: Mapping, at: number): number | null {
  const {until} = mapping.load;
  return mapping.timeline.rest === 'DATA_SYNCED' && workTime(mapping, at) >= until ? until : null;
}

/** Rows in the table. */
export function rowsInTable(mapping: Mapping, at: number): number {
  const {before, cleared, from, until, after} = mapping.load;
  const time = workTime(mapping, at);
  if (time < cleared) return before;
  if (time < from) return 0;
  return time < until ? Math.floor((after * (time - from)) / (until - from)) : after;
}

/** Whether a load of so many rows goes through the Bulk API. */
export function isBulk(rows: number): boolean {
  return rows > bulkAbove;
}

/** Where the mapping's own work has got to: it stands still while the mapping is stopped. */
export function workTime(mapping: Mapping, at: number): number {
  return Math.min(at, mapping.stopped_at ?? at);
}
