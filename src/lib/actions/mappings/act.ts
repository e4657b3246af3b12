import type {Connection} from '../../domain/connections/connection.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {MappingsOutcome, MappingTarget} from '../../domain/outcomes.ts';
import {flagsFor, nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {isSettled} from '../../domain/states.ts';
import {plural} from '../../domain/text/text.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';
import {deepConnection, theOne, withMapping} from './find.ts';
import {endedIn, watchState} from '../connections/follow.ts';
import {followMappings} from './follow.ts';
import {runSequentially} from '../run-sequentially.ts';
import {wait} from '../wait.ts';

/** Mappings that words name, on the connection that they belong to. */
export interface FoundMappings {
  connection: Connection & {mappings: Mapping[]};
  mappings: Mapping[];
}

/** Reads the mappings that words name. @throws Failure `not_found` with the candidates */
export async function findMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
): Promise<FoundMappings> {
  const connection = await withConnection(context, selector, (ref) => deepConnection(context, ref));
  const found = words.map((word) => theOne(connection, word));
  return {connection, mappings: [...new Set(found)]};
}

/**
 * Reloads mappings: each table is emptied and loaded from Salesforce again. With a remembered id
 * and without a wait that is one request for each.
 *
 * @param timeout milliseconds to follow the loads to their end; null ends at “accepted”
 */
export async function reloadMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
  timeout: number | null,
): Promise<MappingsOutcome> {
  context.report({type: 'started', what: `Reloading ${words.join(', ')}`});
  if (timeout === null) {
    const items = words.map((object_name) => ({object_name}));
    const reloaded = new Map<string, MappingTarget>();
    const accepted = await runSequentially(
      items,
      () => 'reloaded',
      ({object_name: word}) =>
        withMapping(context, selector, word, async (ref, target) => {
          // Two words may name one mapping.
          if (!reloaded.has(target.id)) await context.api.actOnMapping(ref, target.id, 'reload');
          reloaded.set(target.id, target);
          return ref;
        }),
    );
    const [first] = accepted;
    if (first === undefined) throw new Error('no mapping was named');
    const mappings = [...reloaded.values()];
    return {action: 'reload', connection: first, outcome: 'accepted', mappings};
  }
  const {connection, mappings: before} = await findMappings(context, selector, words);
  await runSequentially(
    before,
    () => 'reloaded',
    ({id}) => context.api.actOnMapping(connection, id, 'reload'),
  );
  context.report({type: 'accepted', what: `Reloading ${namesOf(before)}`});
  const ids = before.map(({id}) => id);
  const loaded = await followMappings(context, connection, {ids, before, timeout});
  return {
    action: 'reload',
    connection: connection,
    outcome: 'done',
    mappings: loaded.map(toTarget),
  };
}

/**
 * Aborts what runs on mappings.
 *
 * @returns the mappings as they were when they were aborted, since their states tell what is next
 */
export async function abortMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
): Promise<MappingsOutcome> {
  const {connection, mappings} = await findMappings(context, selector, words);
  context.report({type: 'started', what: `Aborting ${namesOf(mappings)}`});
  await runSequentially(
    mappings,
    () => 'aborted',
    ({id}) => context.api.actOnMapping(connection, id, 'abort'),
  );
  return {
    action: 'abort',
    connection: connection,
    outcome: 'accepted',
    mappings: mappings.map(toTarget),
  };
}

/**
 * Deletes mappings and, some time later, the data of their tables.
 *
 * @param timeout milliseconds to wait until the connection has cleaned up; null does not wait
 */
export async function deleteMappings(
  context: Context,
  {connection, mappings}: FoundMappings,
  timeout: number | null,
): Promise<MappingsOutcome> {
  context.report({type: 'started', what: `Deleting ${namesOf(mappings)}`});
  await runSequentially(
    mappings,
    () => 'deleted',
    ({id}) => context.api.deleteMapping(connection, id),
  );
  const outcome = {action: 'delete', connection, mappings: mappings.map(toTarget)} as const;
  if (timeout === null) return {...outcome, outcome: 'accepted'};
  await deletedAndClean(
    context,
    connection,
    mappings.map(({id}) => id),
    timeout,
  );
  return {...outcome, outcome: 'done'};
}

/**
 * Waits until mappings are gone and the connection has cleaned up after them.
 *
 * @param connection as it was before they were deleted
 * @param timeout milliseconds
 */
export async function deletedAndClean(
  context: Context,
  connection: FoundMappings['connection'],
  ids: readonly string[],
  timeout: number,
): Promise<void> {
  const name = nameOf(connection);
  const isFresh = watchState(context, name, connection.state);
  await wait(context, {
    what: `the clean-up after ${plural(ids.length, 'mapping')}`,
    unfinished: `${name} has not cleaned up yet.`,
    timeout,
    resume: `hconnect connections:wait ${flagsFor(connection)}`,
    poll: () => deepConnection(context, connection),
    judge: ({state, mappings: left}, elapsed) => {
      const there = left.filter(({id}) => ids.includes(id)).length;
      const fresh = isFresh(state, elapsed);
      if (fresh && state.kind === 'error') throw endedIn(state, name, connection);
      if (there === 0 && fresh && isSettled(state)) return {done: true};
      return {pending: there > 0 ? `${there} still there` : `still ${state.name}`};
    },
  });
}

function namesOf(mappings: readonly Mapping[]): string {
  return mappings.map(({object_name}) => object_name).join(', ');
}

function toTarget(mapping: Mapping): MappingTarget {
  return {id: mapping.id, object_name: mapping.object_name, mapping};
}
