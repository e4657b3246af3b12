/**
 * Sending a mapping through work: which states, for how long, and how its table fills meanwhile.
 */
import {rowsOf} from '../salesforce/organization.ts';
import {schedule} from './connection.ts';
import {type Leg, restsFrom, setOut} from './course.ts';
import {isBulk, rowsInTable, workTime} from './mapping.ts';
import type {Work} from './mapping-table.ts';
import {entryOf, organizationOf} from '../world/find.ts';
import type {Connection, Load, Mapping, World} from '../world/world.ts';

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
  {legs, then}: Work,
  first: Leg<string> = {state: 'INITIAL', seconds: 0},
): void {
  const rows = rowsOf(organizationOf(world, connection), mapping.object_name);
  const present = rowsInTable(mapping, at);
  const before = [first, ...legs];
  const starts = restsFrom(setOut(at, [first], ''));
  if (then === 'fill') {
    const cleared = restsFrom(setOut(at, before, ''));
    const fate = fateOfLoad(connection, mapping);
    const filling = fillTable(world, rows, fate === null ? 1 : 0.5);
    const last = filling.at(-1) ?? first;
    const rest = fate === 'hangs' ? last.state : fate === 'fails' ? failureOf(rows) : 'DATA_SYNCED';
    mapping.course = setOut(at, [...before, ...filling], rest);
    const until = restsFrom(mapping.course);
    const from = until - Math.round(last.seconds * 1000);
    const after = fate === null ? rows : Math.floor(rows / 2);
    mapping.load = {before: present, cleared, from, until, after};
  } else {
    const seconds = Math.max(1, rows / speedFor(world, rows));
    const after = then === 'columns' ? [{state: 'RESYNC', seconds}] : [];
    mapping.course = setOut(at, [...before, ...after], 'DATA_SYNCED');
    if (workTime(mapping, at) < mapping.load.until) mapping.load = steadyLoad(present, at);
  }
  mapping.stopped_at = connection.runs.at(-1)?.until === null ? null : starts;
  checkRowsAfter(connection, mapping);
}

/** Has the rows of the connection counted when the mapping is loaded, where they are limited. */
export function checkRowsAfter(connection: Connection, mapping: Mapping): void {
  if (connection.row_limit === null || mapping.stopped_at !== null) return;
  schedule(connection, {at: mapping.load.until, what: 'row_check'});
}

/** A table with so many rows, in which nothing moves. */
export function steadyLoad(rows: number, at: number): Load {
  return {before: rows, cleared: at, from: at, until: at, after: rows};
}

/** How a table is filled; rows arrive in the last leg. */
function fillTable(world: World, rows: number, share: number): Leg<string>[] {
  const seconds = (rows / speedFor(world, rows)) * share;
  if (!isBulk(rows)) return [{state: 'RELOAD_TABLE', seconds: Math.max(2, seconds)}];
  return [
    {state: 'WAIT_BULK_LOAD', seconds: world.switches.bulk_wait_seconds},
    {state: 'LOADING_BULK_JOB', seconds},
  ];
}

function speedFor({switches}: World, rows: number): number {
  return isBulk(rows) ? switches.bulk_rows_per_second : switches.rows_per_second;
}

function failureOf(rows: number): string {
  return isBulk(rows) ? 'BULK_LOAD_ERROR' : 'SYSTEM_ERROR';
}

function fateOfLoad(connection: Connection, {object_name}: Mapping): 'fails' | 'hangs' | null {
  const {load_faults: faults} = connection;
  return entryOf(faults, object_name.toLowerCase()) ?? faults['*'] ?? null;
}
