import type {MappingsOutcome} from '../../domain/outcomes.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import {withConfigs} from '../connections/info.ts';
import type {Context} from '../context.ts';
import {suggestAfterRefusal} from '../explain-refusal.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {findMappings, namesOf, toTarget, type FoundMappings} from './find/find.ts';
import {followMappings} from './follow/follow.ts';

/**
 * Reads the mappings that are to be deleted, and the whole connection, for a backup.
 *
 * @param mayBeGone as for `findMappings`
 * @throws Failure `not_found` with the candidates
 */
export async function findDeletable(
  context: Context,
  selector: Selector,
  words: readonly string[],
  mayBeGone: (connection: ConnectionRef) => boolean,
): Promise<FoundMappings> {
  const found = await findMappings(context, selector, words, mayBeGone);
  return {...found, connection: await withConfigs(context, found.connection)};
}

/**
 * Deletes mappings and, some time later, the data of their tables.
 *
 * @param waiting waits until the connection has cleaned up
 */
export async function deleteMappings(
  context: Context,
  {connection, mappings, gone}: FoundMappings,
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  const found = {action: 'delete', connection, gone, mappings: mappings.map(toTarget)} as const;
  if (mappings.length === 0) return {...found, outcome: 'already'};
  context.report({type: 'started', what: `Deleting ${namesOf(mappings)}`});
  await runSequentially(
    mappings,
    () => 'deleted',
    ({id}) => suggestAfterRefusal(connection, () => context.api.deleteMapping(connection, id)),
  );
  if (waiting.wait) {
    const deleted = mappings.map(({id}) => id);
    const {timeout} = waiting;
    await followMappings(context, connection, {chosen: [], before: [], deleted, timeout});
  }
  const outcome = waiting.wait ? 'done' : 'accepted';
  return {...found, outcome};
}
