import type {ConnectionAction} from './connections/connection.ts';
import type {ConnectionRef, MappingName} from './connections/connection-ref.ts';
import {staleAfterAccepted} from './assumptions.ts';

/** What can be accepted on a connection; the last five are about mappings. */
export type AcceptedAction =
  | ConnectionAction
  | 'import'
  | 'configure'
  | 'authorize'
  | 'create'
  | 'update'
  | 'delete'
  | 'reload'
  | 'abort';

/** A change that the service has accepted. */
export interface Change {
  action: AcceptedAction;
  /** The mappings that it is about. Null: any of the connection. */
  mappings: readonly ChangedMapping[] | null;
}

/** A mapping that a change is about, by its id or, in an import, by its object alone. */
interface ChangedMapping {
  id: string | null;
  object_name: string | null;
}

/** A change that reads may not show yet. */
export interface AcceptedChange extends Change {
  /** Tells it from every other change. */
  key: string;
  /** Milliseconds since it was accepted. */
  age: number;
}

/**
 * What was accepted on connections in the last `staleAfterAccepted` milliseconds, by this command
 * and by others of the same user. It is kept in the settings folder; where that cannot be written,
 * each command knows its own changes alone.
 */
export interface AcceptedChanges {
  /** Keeps a change that was accepted now. */
  record(connection: Pick<ConnectionRef, 'id'>, change: Change): void;
  /** The changes of a connection that reads may not show yet, the oldest first. */
  of(connectionId: string): AcceptedChange[];
  /** Says that the changes of a kind that were accepted so far have been followed to their end. */
  removeSettled(connection: Pick<ConnectionRef, 'id'>, action: AcceptedAction): void;
  /** Says that reads have shown some changes, by their keys. */
  removeShown(connection: Pick<ConnectionRef, 'id'>, keys: readonly string[]): void;
}

/** An instant, as one process tells it to another. */
export interface Instant {
  /** The machine, whose monotonic clock counts from its start. */
  host: string;
  /** Milliseconds since 1970, by a clock that can be set. */
  wall: number;
  /** Milliseconds, by a clock that cannot be set. */
  monotonic: number;
}

/**
 * How long ago something was. On one machine the monotonic clock tells, so that a wall clock that was
 * set in between changes nothing; after a restart, or on another machine, only the wall clock is left.
 * An instant that seems to come is now, unless it is too far off to be a difference of two clocks.
 *
 * @returns milliseconds
 */
export function timeSince(then: Instant, now: Instant): number {
  if (then.host === now.host && then.monotonic <= now.monotonic) {
    return now.monotonic - then.monotonic;
  }
  const age = now.wall - then.wall;
  if (age >= 0) return age;
  return age > -staleAfterAccepted ? 0 : Infinity;
}

/** More names than this stand for any mapping: a record is read by every wait. */
const mostNames = 100;

/** The mappings of a change, by what is known of them. */
export function changedMappings(mappings: readonly Partial<MappingName>[]): Change['mappings'] {
  if (mappings.length > mostNames) return null;
  return mappings.map(({id = null, object_name = null}) => ({id, object_name}));
}

/** Whether a change is about a mapping. */
export function affectsMapping({mappings}: Change, {id, object_name}: MappingName): boolean {
  if (mappings === null) return true;
  const object = object_name.toLowerCase();
  return mappings.some((one) =>
    one.id === null ? one.object_name?.toLowerCase() === object : one.id === id,
  );
}
