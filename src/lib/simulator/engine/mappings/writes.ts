/**
 * Writes to Salesforce: the changes that wait for one, and those that Salesforce has refused.
 *
 * The database is polled for changes in a rhythm, so when a change was written is read off, and
 * nothing is stepped. Sentences of duplicate value, deleted entity and inactive owner: Dev Center's
 * page about write errors; the others: Salesforce's API (assumption `write_sentences`). That a failed
 * insert makes the later changes of the record fail is documented for ordered writes.
 */
import type {Behavior} from '../../model/behavior.ts';
import {nextNumber} from '../../model/find.ts';
import {describe} from '../../model/salesforce.ts';
import {type Field, isNeeded} from '../../model/schema.ts';
import {between} from '../../model/seeded-random.ts';
import type {Connection, Mapping, World, WriteError} from '../../model/world.ts';
import {end} from '../states/connection.ts';
import {notify} from '../states/notifications.ts';

/** What is known of the record that could not be written. */
interface Refused {
  readonly mapping: Mapping;
  /** The first mapped field that fits, or the first of the object's that does. */
  readonly field: (fits: (field: Field) => boolean) => Field | undefined;
  readonly salesforceId: string;
}

interface WriteCause {
  /** What Salesforce says; undefined where the object has no field of that kind. */
  readonly message: (refused: Refused) => string | undefined;
  /** It refuses inserts, so that later changes of the record fail too. */
  readonly inserts?: boolean;
}

export const writeCauses: Readonly<Record<string, WriteCause>> = {
  required_field: {
    message: ({field}) =>
      named(field(isNeeded), ({name}) => `Required fields are missing: [${name}]`),
    inserts: true,
  },
  validation_rule: {message: () => 'Enter an address in the country of the owner.'},
  duplicate_value: {
    message: ({mapping: {config}, salesforceId}) =>
      config.upsert_field === undefined
        ? undefined
        : `duplicate value found: ${config.upsert_field} duplicates value on record with id: ${salesforceId}`,
    inserts: true,
  },
  insufficient_access: {message: () => 'insufficient access rights on cross-reference id'},
  entity_is_deleted: {message: () => 'entity is deleted'},
  inactive_owner: {message: () => 'owner is inactive, cannot reparent record'},
  string_too_long: {
    message: ({field}) =>
      named(
        field(({type, createable}) => createable && ['phone', 'string'].includes(type)),
        ({label, length}) =>
          `${label}: data value too large: ${'0123456789'.repeat(30).slice(0, length + 5)} (max length=${length})`,
      ),
  },
  restricted_picklist: {
    message: ({field}) =>
      named(
        field(({type, createable}) => createable && type === 'picklist'),
        ({label}) => `${label}: bad value for restricted picklist field: Other`,
      ),
  },
  row_lock: {
    message: ({salesforceId}) =>
      `unable to obtain exclusive access to this record or 1 records: ${salesforceId}`,
  },
};

const followsFrom = 'The record was not inserted because an earlier change to it failed.';

const day = 24 * 60 * 60 * 1000;

/** The write errors that the API tells of (assumption `write_errors_kept`). */
export function recentErrors({write_errors}: Mapping, now: number): readonly WriteError[] {
  return write_errors.filter(({at}) => at > now - day && at <= now);
}

/**
 * Lets so many writes of a mapping fail, the last of them at `at`. Some are later changes of a record
 * whose insert was refused.
 *
 * @param options `cause`: one of `writeCauses`, all in turn when absent; `every`: seconds between two
 * @throws Error when the mapping has no field that can fail by that cause
 */
export function addWriteErrors(
  world: World,
  connection: Connection,
  mapping: Mapping,
  number: number,
  at: number,
  {cause, every = 60}: {readonly cause?: string; readonly every?: number} = {},
): void {
  const recordOf = recordsOf(world, connection, mapping);
  const causes = Object.entries(writeCauses)
    .filter(([name]) => cause === undefined || name === cause)
    .flatMap(([, found]) => (found.message(recordOf(0)) === undefined ? [] : [found]));
  if (causes.length === 0)
    throw new Error(`Writes of ${mapping.object_name} cannot fail with ${cause ?? ''}.`);
  let refusedInsert: number | null = null;
  let turn = 0;
  for (let index = 0; index < number; index += 1) {
    const id = 5000 + nextNumber(world, 'write_error');
    const follows: boolean = refusedInsert !== null && cause === undefined;
    const record_id: number = follows ? (refusedInsert ?? id) : 100 + id;
    const next: WriteCause | undefined = follows ? undefined : causes[turn++ % causes.length];
    const message = next ? (next.message(recordOf(record_id)) ?? '') : followsFrom;
    refusedInsert = next?.inserts === true ? record_id : null;
    const ago = (number - 1 - index) * every * 1000;
    mapping.write_errors.push({id, record_id, message, at: at - ago});
  }
  if (number === 0) return;
  const what = `${number} ${number === 1 ? 'write' : 'writes'} to Salesforce failed.`;
  notify(world, connection, 'write-error', `${mapping.object_name}: ${what}`, at);
}

/** Changes rows in the mapping's table; they wait until the database is polled next. */
export function addChanges(
  world: World,
  connection: Connection,
  mapping: Mapping,
  count: number,
  at: number,
): void {
  mapping.written_at = lastWrite(mapping, connection, at, world.behavior);
  const waiting = mapping.changes.filter(
    (change) => writtenAt(change, connection, at, world.behavior) === null,
  );
  mapping.changes = [...waiting, {at, count}];
}

/** Changes that are not written yet. */
export function pendingChanges(
  mapping: Mapping,
  connection: Connection,
  now: number,
  behavior: Behavior,
): number {
  return mapping.changes
    .filter((change) => writtenAt(change, connection, now, behavior) === null)
    .reduce((sum, {count}) => sum + count, 0);
}

/** When something of the mapping was last written to Salesforce, or null. */
export function lastWrite(
  mapping: Mapping,
  connection: Connection,
  now: number,
  behavior: Behavior,
): number | null {
  return mapping.changes.reduce<number | null>((last, change) => {
    const at = writtenAt(change, connection, now, behavior);
    return at === null || (last !== null && last > at) ? last : at;
  }, mapping.written_at);
}

/** The first poll of the database after a change, or null before it. */
function writtenAt(
  {at}: {readonly at: number},
  connection: Connection,
  now: number,
  {db_poll_every_seconds}: Behavior,
): number | null {
  const every = db_poll_every_seconds * 1000;
  if (every <= 0) return null;
  for (const run of connection.runs) {
    const beats = Math.max(1, Math.ceil((at - run.from) / every));
    const poll = run.from + beats * every;
    if (poll <= end(run, now)) return poll;
  }
  return null;
}

function recordsOf(
  world: World,
  connection: Connection,
  mapping: Mapping,
): (record: number) => Refused {
  const fields = describe(world, connection, mapping.object_name) ?? [];
  const mapped = fields.filter(({name}) => Object.hasOwn(mapping.config.fields, name));
  return (record) => ({
    mapping,
    salesforceId: `0018000000${between(10_000, 99_999, world.seed, mapping.id, record)}AAA`,
    field: (fits) => mapped.find(fits) ?? fields.find(fits),
  });
}

function named(field: Field | undefined, message: (field: Field) => string): string | undefined {
  return field && message(field);
}
