/**
 * Sending a mapping through work: which states, for how long, and how its table fills meanwhile.
 */
import {rowsOf} from '../../model/salesforce.ts';
import {schedule} from '../states/connection.ts';
import {type Phase, endOf, startTimeline} from '../states/timeline.ts';
import {isBulk, lastLoad, lastPoll, rowsInTable, workTime} from '../states/mapping.ts';
import type {Work} from '../states/mapping-states.ts';
import {entryOf, organizationOf} from '../../model/find.ts';
import type {Connection, Load, Mapping, World} from '../../model/world.ts';

/**
 * Sends a mapping through work. On a connection that does not run the work stands still at once.
 *
 * @param first what the mapping shows before the work begins, such as what reads lag behind
 */
export function begin(
  world: World,
  connection: Connection,
  mapping: Mapping,
  at: number,
  {phases, then}: Work,
  first: Phase = {state: 'INITIAL', seconds: 0},
): void {
  const rows = rowsOf(organizationOf(world, connection), mapping.object_name);
  const present = rowsInTable(mapping, at);
  const loaded = lastLoad(mapping, at) ?? mapping.earlier.loaded;
  const polled = lastPoll(mapping, connection, at) ?? loaded;
  mapping.earlier = {loaded, polled};
  const before = [first, ...phases];
  const starts = endOf(startTimeline(at, [first], ''));
  if (then === 'fill') {
    const cleared = endOf(startTimeline(at, before, ''));
    const outcome = outcomeOfLoad(connection, mapping);
    const filling = fillTable(world, rows, outcome === null ? 1 : 0.5);
    const last = filling.at(-1) ?? first;
    const rest =
      outcome === 'hangs' ? last.state : outcome === 'fails' ? failureOf(rows) : 'DATA_SYNCED';
    mapping.timeline = startTimeline(at, [...before, ...filling], rest);
    const until = endOf(mapping.timeline);
    const from = until - Math.round(last.seconds * 1000);
    const after = outcome === null ? rows : Math.floor(rows / 2);
    mapping.load = {before: present, cleared, from, until, after};
  } else {
    const seconds = Math.max(1, rows / speedFor(world, rows));
    const after = then === 'columns' ? [{state: 'RESYNC', seconds}] : [];
    mapping.timeline = startTimeline(at, [...before, ...after], 'DATA_SYNCED');
    if (workTime(mapping, at) < mapping.load.until) mapping.load = steadyLoad(present, at);
  }
  mapping.stopped_at = connection.runs.at(-1)?.until === null ? null : starts;
  scheduleEnd(connection, mapping);
}

/** Has the end of a load seen to: rows are counted where they are limited, and a failure is told. */
export function scheduleEnd(connection: Connection, mapping: Mapping): void {
  const {object_name, timeline, load, stopped_at} = mapping;
  if (stopped_at !== null) return;
  if (connection.row_limit !== null) schedule(connection, {at: load.until, what: 'row_check'});
  if (loadFailures.has(timeline.rest)) {
    schedule(connection, {at: endOf(timeline), what: 'load_failed', object_name});
  }
}

/** A table with so many rows, in which nothing moves. */
export function steadyLoad(rows: number, at: number): Load {
  return {before: rows, cleared: at, from: at, until: at, after: rows};
}

/** How a table is filled; rows arrive in the last phase. */
function fillTable(world: World, rows: number, share: number): Phase[] {
  const seconds = (rows / speedFor(world, rows)) * share;
  if (!isBulk(rows)) return [{state: 'RELOAD_TABLE', seconds: Math.max(2, seconds)}];
  return [
    {state: 'WAIT_BULK_LOAD', seconds: world.behavior.bulk_wait_seconds},
    {state: 'LOADING_BULK_JOB', seconds},
  ];
}

function speedFor({behavior}: World, rows: number): number {
  return isBulk(rows) ? behavior.bulk_rows_per_second : behavior.rows_per_second;
}

/** What a mapping rests in after a load that has failed. */
const loadFailures: ReadonlySet<string> = new Set(['BULK_LOAD_ERROR', 'SYSTEM_ERROR']);

function failureOf(rows: number): string {
  return isBulk(rows) ? 'BULK_LOAD_ERROR' : 'SYSTEM_ERROR';
}

function outcomeOfLoad(connection: Connection, {object_name}: Mapping): 'fails' | 'hangs' | null {
  const {load_outcomes: faults} = connection;
  return entryOf(faults, object_name.toLowerCase()) ?? faults['*'] ?? null;
}
