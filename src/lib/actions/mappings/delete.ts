import type {MappingsOutcome} from '../../domain/outcomes.ts';
import type {Context} from '../context.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {namesOf, toTarget, type FoundMappings} from './find.ts';
import {followMappings} from './follow.ts';

/**
 * Deletes mappings and, some time later, the data of their tables.
 *
 * @param waiting waits until the connection has cleaned up
 */
export async function deleteMappings(
  context: Context,
  {connection, mappings}: FoundMappings,
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  context.report({type: 'started', what: `Deleting ${namesOf(mappings)}`});
  await runSequentially(
    mappings,
    () => 'deleted',
    ({id}) => context.api.deleteMapping(connection, id),
  );
  if (waiting.wait) {
    const deleted = mappings.map(({id}) => id);
    const {timeout} = waiting;
    await followMappings(context, connection, {chosen: [], before: [], deleted, timeout});
  }
  const outcome = waiting.wait ? 'done' : 'accepted';
  return {action: 'delete', connection, outcome, mappings: mappings.map(toTarget)};
}
