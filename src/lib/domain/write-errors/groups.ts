import {parseTimestamp} from '../text/timestamp.ts';
import {causeOf, type Cause} from './cause.ts';
import type {WriteError} from './write-error.ts';

/** Failed writes of one cause. */
export interface WriteErrorGroup extends Cause {
  /** The table in Postgres, which has the object's name in lower case; null where none was sent. */
  object: string | null;
  /** How many writes failed. */
  count: number;
  /** How many rows they were of, as far as the service names them. */
  records: number;
  /**
   * How many of them are later failures of a row that had failed before. That these have the first
   * one's cause is an inference: rows carry no action, and a refused insert makes what follows fail.
   */
  later_failures: number;
  /** What later failures said where it was something else: three at most, masked. */
  later_messages: string[];
  first_seen: string | null;
  last_seen: string | null;
  /** Three of the rows, by their primary keys; those that failed first. */
  record_ids: string[];
}

/** How many rows and other messages a group names. */
const named = 3;
/** Messages without values are few; those with, as many as errors, and not worth remembering. */
const mostCauses = 500;

/** A group as it grows. */
interface GroupInProgress {
  group: WriteErrorGroup;
  /** The place of its last error among all. */
  last: number;
}

/** What is known of a table: its groups by their messages, and the group of each of its rows. */
interface Table {
  groups: Map<string, GroupInProgress[]>;
  rows: Map<string, Row>;
}

/** A row that has failed. */
interface Row {
  growing: GroupInProgress;
  /** Whether its group counts it already. */
  counted: boolean;
}

/**
 * Groups failed writes by their cause: table, code, field and masked message. A later failure of a
 * row is counted with its first one, since that is what has to be mended.
 *
 * @param earlier writes that failed before these; they are not counted, and tell what follows from them
 * @returns the largest group first
 */
export function groupWriteErrors(
  errors: readonly WriteError[],
  earlier: readonly WriteError[] = [],
): WriteErrorGroup[] {
  const tables = new Map<string | null, Table>();
  const causes = new Map<string | null, Cause>();
  const groups: GroupInProgress[] = [];
  let order = 0;
  const count = (error: WriteError, counts: boolean) => {
    const {table_name, record_id, message} = error;
    const table: Table = tables.get(table_name) ?? {groups: new Map(), rows: new Map()};
    if (table.groups.size === 0) tables.set(table_name, table);
    const cause = causes.get(message) ?? causeOf(message);
    if (causes.size < mostCauses) causes.set(message, cause);
    const known = record_id === null ? undefined : table.rows.get(record_id);
    const growing = known?.growing ?? groupOf(table, table_name, cause, groups);
    if (record_id !== null && known === undefined) {
      table.rows.set(record_id, {growing, counted: counts});
    }
    if (!counts) return;
    add(growing, error, (order += 1));
    if (known !== undefined) addLater(growing.group, cause);
    if (record_id !== null && known?.counted !== true) addRow(growing.group, record_id);
    if (known !== undefined) known.counted = true;
  };
  for (const error of byTime(earlier)) count(error, false);
  for (const error of byTime(errors)) count(error, true);
  return groups
    .filter(({group}) => group.count > 0)
    .sort((a, b) => b.group.count - a.group.count || b.last - a.last)
    .map(({group}) => group);
}

/** The errors from the first to the last; those without a time before all others. */
function byTime(errors: readonly WriteError[]): readonly WriteError[] {
  if (newestFirst(errors)) return errors.toReversed();
  const timed = errors.map((error) => ({error, time: parseTimestamp(error.created_at) ?? 0}));
  return timed.sort((a, b) => a.time - b.time).map(({error}) => error);
}

/** Whether the times, all in the same form, are in the service's usual order as they are written. */
function newestFirst(errors: readonly WriteError[]): boolean {
  let later = '9';
  return errors.every(({created_at}) => {
    if (created_at === null || created_at > later || !isStamp(created_at)) return false;
    later = created_at;
    return true;
  });
}

/** Whether a time looks like `2026-01-15T09:00:00.000000Z`, the service's usual form. */
function isStamp(time: string): boolean {
  return time.length === 27 && time.charAt(10) === 'T' && time.charAt(26) === 'Z';
}

function groupOf(
  table: Table,
  object: string | null,
  cause: Cause,
  groups: GroupInProgress[],
): GroupInProgress {
  const alike = table.groups.get(cause.message) ?? [];
  const found = alike.find(({group}) => group.code === cause.code && group.field === cause.field);
  if (found !== undefined) return found;
  const group: WriteErrorGroup = {
    object,
    ...cause,
    count: 0,
    records: 0,
    later_failures: 0,
    later_messages: [],
    first_seen: null,
    last_seen: null,
    record_ids: [],
  };
  const growing = {group, last: 0};
  table.groups.set(cause.message, [...alike, growing]);
  groups.push(growing);
  return growing;
}

function add(growing: GroupInProgress, {created_at}: WriteError, order: number): void {
  const {group} = growing;
  group.count += 1;
  growing.last = order;
  if (created_at === null) return;
  group.first_seen ??= created_at;
  group.last_seen = created_at;
}

function addRow(group: WriteErrorGroup, record_id: string): void {
  group.records += 1;
  if (group.record_ids.length < named) group.record_ids.push(record_id);
}

function addLater(group: WriteErrorGroup, {message}: Cause): void {
  const {later_messages: others} = group;
  group.later_failures += 1;
  if (message !== group.message && others.length < named && !others.includes(message)) {
    others.push(message);
  }
}
