/**
 * What a connection shows at an instant, and when it polls.
 *
 * A connection at rest in IDLE looks at its database in a steady rhythm; the rhythm is worked out
 * from when it last began to run.
 */
import type {Behavior} from '../../model/behavior.ts';
import {stateAt} from './timeline.ts';
import type {ScheduledEvent, Connection, Run} from '../../model/world.ts';

/** The state that the API shows. */
export function connectionState(connection: Connection, at: number, behavior: Behavior): string {
  const state = stateAt(connection.timeline, at);
  if (state !== 'IDLE') return state;
  if (connection.cleanups.some(({until}) => at < until)) return 'BUSY';
  if (connection.stuck_polling) return 'POLLING_DB_CHANGES';
  const polled = lastDatabasePoll(connection, at, behavior);
  const lasts = behavior.db_poll_lasts_seconds * 1000;
  return polled !== null && at - polled < lasts ? 'POLLING_DB_CHANGES' : 'IDLE';
}

/** When the connection last looked at its database, or null. */
export function lastDatabasePoll(
  connection: Connection,
  at: number,
  behavior: Behavior,
): number | null {
  const run = runAt(connection, at);
  return run && lastBeat(run.from, behavior.db_poll_every_seconds * 1000, end(run, at));
}

/** The run that an instant falls into, or the last one before it. */
export function runAt(connection: Connection, at: number): Run | null {
  return connection.runs.findLast(({from}) => from <= at) ?? null;
}

/** Begins to poll. The two newest runs are kept: the older one still counts until the newer begins. */
export function startRun(connection: Connection, at: number): void {
  endRun(connection, at);
  connection.runs = [...connection.runs.slice(-1), {from: at, until: null}];
}

/** Stops polling. */
export function endRun(connection: Connection, at: number): void {
  const run = connection.runs.at(-1);
  if (run) run.until = Math.min(run.until ?? at, at);
}

/** The end of a run as far as it is known at that instant. */
export function end(run: Run, at: number): number {
  return Math.min(run.until ?? at, at);
}

/** The last beat of a rhythm up to `at`, or null before the first; a rhythm of 0 never beats. */
export function lastBeat(from: number, every: number, at: number): number | null {
  const beats = every > 0 ? Math.floor((at - from) / every) : 0;
  return beats > 0 ? from + beats * every : null;
}

/** Schedules something that will change the connection's data. */
export function schedule(connection: Connection, event: ScheduledEvent): void {
  connection.scheduled = [...connection.scheduled, event].sort((left, right) => left.at - right.at);
}
