import type {MappingsOutcome} from '../../domain/outcomes.ts';
import {demandCanSync} from '../connections/follow.ts';
import type {Context} from '../context.ts';
import {suggestAfterRefusal} from '../explain-refusal.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {namesOf, type FoundMappings} from './find/find.ts';
import {acceptedOrDone} from './follow/follow.ts';

/**
 * Reloads mappings: each table is emptied and loaded from Salesforce again. One request for each.
 *
 * @param found the mappings, which may be none, and the connection as it was read before
 * @param waiting follows the loads to their end
 */
export async function reloadMappings(
  context: Context,
  {connection, mappings}: FoundMappings,
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  if (mappings.length === 0) {
    return {action: 'reload', connection, outcome: 'already', mappings: []};
  }
  if (waiting.wait) await demandCanSync(context, connection);
  context.report({type: 'started', what: `Reloading ${namesOf(mappings)}`});
  await runSequentially(
    mappings,
    () => 'reloaded',
    ({id}) =>
      suggestAfterRefusal(connection, () => context.api.actOnMapping(connection, id, 'reload')),
  );
  const action = {action: 'reload', connection} as const;
  if (!waiting.wait) {
    // What was read is the state of before.
    const accepted = mappings.map(({id, object_name}) => ({id, object_name, mapping: null}));
    return {...action, outcome: 'accepted', mappings: accepted};
  }
  context.report({type: 'accepted', what: `Reloading ${namesOf(mappings)}`});
  return acceptedOrDone(context, action, mappings, mappings, waiting);
}
