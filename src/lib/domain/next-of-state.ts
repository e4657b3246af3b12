import {affectsMapping, type AcceptedChange} from './accepted-changes.ts';
import type {NamedConnection, OtherProgram, Run} from '../next-step.ts';
import type {Connection} from './connections/connection.ts';
import {connectionHealth, mappingHealth, stateHealth} from './health.ts';
import type {Mapping} from './mappings/mapping.ts';
import {isFixedByReload} from './mappings/states.ts';
import {
  isStuck,
  affectsConnection,
  newestResting,
  newestSwitches,
  showsInConnection,
  showsInMapping,
} from './stale-reads.ts';
import type {State} from './states.ts';

/** Stands in the table of states for the name of an app. */
const placeholder = 'APP';

/**
 * The command that leads on from a state.
 *
 * @param mapping the object of the mapping that is in this state, where it is a mapping's
 * @param otherwise the command where the state itself names none
 */
export function nextOfState(
  state: State | undefined,
  connection: NamedConnection,
  mapping = 'MAPPING',
  otherwise = 'connections:info',
): Run | OtherProgram {
  const next = state?.next ?? {run: otherwise};
  const named = (words: readonly string[]) =>
    words.map((word) => (word === placeholder ? (connection.app_name ?? placeholder) : word));
  if ('program' in next) return {...next, program: named(next.program)};
  if (next.then !== undefined) {
    return {...next, args: named(next.args ?? []), then: {...next.then, connection}};
  }
  const ofMapping = next.run.startsWith('mappings:') && next.run !== 'mappings:list';
  return {...next, ...(ofMapping ? {args: [mapping]} : {}), connection};
}

/** The command that leads on from what is worst about a connection; null where none does. */
export function nextOfConnection(connection: Connection): Run | OtherProgram | null {
  const {state, mappings} = connection;
  const {class: health, below} = connectionHealth(connection);
  if (below.length === 0) return state.next === null ? null : nextOfState(state, connection);
  const worst = (mappings ?? []).filter((mapping) => stateHealth(mapping.state) === health);
  const [first, ...others] = worst;
  if (
    first !== undefined &&
    others.length > 0 &&
    worst.every(({state}) => isFixedByReload(state))
  ) {
    return {run: 'mappings:reload', connection, flags: {failed: true}};
  }
  if (first !== undefined) return nextOfMapping(first, connection);
  return {run: 'connections:write-errors', connection};
}

/** The command that leads on from what is worst about a mapping; null where none does. */
export function nextOfMapping(
  mapping: Mapping,
  connection: NamedConnection,
): Run | OtherProgram | null {
  const {state, object_name} = mapping;
  if (mappingHealth(mapping).below.length > 0) {
    return {run: 'mappings:write-errors', args: [object_name], connection};
  }
  return state.next === null ? null : nextOfState(state, connection, object_name);
}

/**
 * What leads on from a change of mappings that was accepted: the wait for it, or what the connection
 * needs first, where nothing moves in it.
 *
 * @param pending the accepted changes that reads may not show yet
 * @param args the mappings to wait for; without any, all
 */
export function nextOfAccepted(
  {state, ...connection}: NamedConnection & {state: State},
  pending: readonly AcceptedChange[],
  args: readonly string[] = [],
): Run | OtherProgram {
  return isStuck(state, pending)
    ? nextOfState(state, connection)
    : {run: 'mappings:wait', args, connection};
}

/** What a connection needs once mappings of it were deleted; null where it needs nothing. */
export function nextOfDeletion({
  state,
  id,
  resource_name,
  app_name,
}: NamedConnection & {state: State}): Run | null {
  // Fewer rows do not start it by themselves.
  if (state.name !== 'TOO_MANY_ROWS') return null;
  return {run: 'connections:restart', connection: {id, resource_name, app_name}};
}

/**
 * The wait for what was accepted on a connection and does not show yet; null where nothing was. Until
 * then, what leads on from its state is of no use.
 *
 * @param pending the accepted changes that reads may not show yet
 */
export function nextOfPending(
  pending: readonly AcceptedChange[],
  {state, ...connection}: NamedConnection & {state: State},
): Run | null {
  const awaited = newestSwitches(pending).filter(
    (change) =>
      affectsConnection(change) &&
      change.action !== 'configure' &&
      !showsInConnection(change.action, state),
  );
  if (awaited.length === 0) return null;
  // What was accepted does not end a state in which nothing moves; that state says what does.
  if (isStuck(state, pending)) {
    const isDeletion = awaited.some(({action}) => action === 'delete');
    return isDeletion ? nextOfDeletion({...connection, state}) : null;
  }
  const {id, resource_name, app_name} = connection;
  const goal = newestResting(awaited)?.action === 'pause' ? 'PAUSED' : 'IDLE';
  return {
    run: 'connections:wait',
    connection: {id, resource_name, app_name},
    flags: {for: goal},
  };
}

/**
 * The same for a mapping, whose own changes come before those of its connection. What was accepted
 * before an abort that shows was aborted, too.
 */
export function nextOfPendingMapping(
  pending: readonly AcceptedChange[],
  {object_name, id, state}: Mapping,
  connection: NamedConnection,
): Run | null {
  const own = pending.filter(
    (change) => affectsMapping(change, {id, object_name}) && change.mappings !== null,
  );
  const aborted = own.findLastIndex(
    ({action}) => action === 'abort' && showsInMapping(action, state),
  );
  const isAwaited = own.slice(aborted + 1).some(({action}) => !showsInMapping(action, state));
  return isAwaited ? {run: 'mappings:wait', args: [object_name], connection} : null;
}
