import type {ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {stateHealth} from '../../domain/health.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Notification} from '../../domain/notifications/notification.ts';
import type {State} from '../../domain/states.ts';
import {parseTimestamp} from '../../domain/text/timestamp.ts';
import {catchFailure, isFailure, type FailedParts} from '../../errors.ts';
import type {Context} from '../context.ts';

/** The two types of notification that a source names: fixtures of the official plugin. */
const ofMappings = 'mapping-error';
const ofDatabase = 'postgres-connection';

/**
 * Why something is in trouble, in the service's own words: its latest notification, the checks of a
 * mapping that none is about, or the latest failed write. One request, two where the first tells
 * nothing.
 *
 * @returns null where the service tells nothing, or cannot be asked
 * @throws Failure `cancelled` only
 */
export async function serviceReason(
  context: Context,
  ref: ConnectionRef,
  failedParts: FailedParts,
): Promise<string | null> {
  const reason = await catchFailure(
    null,
    () => askReason(context, ref, failedParts),
    (failure) => {
      if (failure.kind === 'cancelled') throw failure;
      return null;
    },
  );
  return reason === null ? null : sentence(reason);
}

/** What of a mapping tells whether something is wrong. */
type MappingHealth = Pick<Mapping, 'id' | 'object_name' | 'state' | 'counts'>;

/** What is wrong with a connection and its mappings as they were read; null where nothing is. */
export function failedPartsOf(connection: {
  state: State;
  mappings: readonly MappingHealth[] | null;
}): FailedParts | null {
  if (stateHealth(connection.state) === 'failed') return {state: connection.state.name};
  return failedPartsOfMappings(connection.mappings ?? []);
}

/** What is wrong with mappings; null where nothing is. */
export function failedPartsOfMappings(mappings: readonly MappingHealth[]): FailedParts | null {
  const failed = mappings.filter(({state}) => stateHealth(state) === 'failed');
  if (failed.length > 0) return {mappings: failed};
  const writes = mappings.filter(({counts}) => (counts.errors ?? 0) > 0);
  return writes.length > 0 ? {writes} : null;
}

/**
 * Does `work`; where it ends in trouble, the failure has the service's own words as its reason.
 *
 * @param work may throw a Failure whose facts have the failed parts
 */
export async function addServiceReason<T>(
  context: Context,
  ref: ConnectionRef,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFailure(error) || error.facts.failedParts === undefined) throw error;
    const {failedParts} = error.facts;
    const message = await serviceReason(context, ref, failedParts);
    if (message === null) throw error;
    const reason = [message, failedParts.advice].filter(Boolean).join(' ');
    throw error.with(error.message, {reason, details: {service_message: message}});
  }
}

async function askReason(
  {api}: Context,
  ref: ConnectionRef,
  {state, mappings = [], writes = []}: FailedParts,
): Promise<string | null> {
  if (state !== undefined) return messageAboutState((await api.notifications(ref)).items, state);
  const [first, ...others] = mappings;
  if (first !== undefined) {
    const {items} = await api.notifications(ref, {event_type: ofMappings});
    for (const {object_name} of [first, ...others]) {
      const message = messageAboutMapping(items, object_name);
      if (message !== null) return message;
    }
    const checks = await api.mappingValidations(ref, first);
    const error = checks.find(({severity}) => severity === 'red');
    return error === undefined ? null : `${first.object_name}: ${error.message}`;
  }
  const [only, ...more] = writes;
  if (only === undefined) return null;
  const list = await (more.length === 0
    ? api.mappingWriteErrors(ref, only.id)
    : api.writeErrors(ref));
  const [error] = newestFirst(list.items);
  if (error === undefined) return null;
  const of = error.table_name === null ? '' : ` of ${error.table_name}`;
  return `Latest write error${of}: ${error.message}`;
}

/** What the latest notification says that can be about a connection's error state; null for none. */
export function messageAboutState(
  notifications: readonly Notification[],
  state: string,
): string | null {
  const message = newestFirst(notifications).find((one) => isAboutState(one.event_type, state));
  return message?.message ?? null;
}

/** What the latest notification says that names a mapping's object; null for none. */
export function messageAboutMapping(
  notifications: readonly Notification[],
  object_name: string,
): string | null {
  const ofIt = newestFirst(notifications).find(
    ({event_type, message}) => event_type === ofMappings && mentions(message, object_name),
  );
  return ofIt?.message ?? null;
}

/** What has a message, the latest first; no source tells the service's order. */
function newestFirst<T extends {created_at: string | null; message: string | null}>(
  items: readonly T[],
): (T & {message: string})[] {
  return items
    .flatMap((item) => (item.message === null ? [] : [{...item, message: item.message}]))
    .map((item) => ({item, time: parseTimestamp(item.created_at) ?? -Infinity}))
    .sort((a, b) => (a.time === b.time ? 0 : b.time - a.time))
    .map(({item}) => item);
}

/** Whether a notification can be about a state of the connection: of one type it is known. */
function isAboutState(eventType: string | null, state: string): boolean {
  if (eventType === ofMappings) return false;
  return eventType !== ofDatabase || state === 'DB_UNAVAILABLE';
}

/** Whether a message has an object's name as a word of its own: `Case` is not in `CaseComment`. */
function mentions(message: string, object: string): boolean {
  return message.toLowerCase().split(/\W+/).includes(object.toLowerCase());
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
