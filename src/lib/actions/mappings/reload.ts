import type {MappingsOutcome, MappingTarget} from '../../domain/outcomes.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {demandMovable} from '../connections/follow.ts';
import type {Context} from '../context.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {findMappings, namesOf, withMapping} from './find.ts';
import {acceptedOrDone} from './follow.ts';

/**
 * Reloads mappings: each table is emptied and loaded from Salesforce again. With a remembered id
 * and without a wait that is one request for each.
 *
 * @param waiting follows the loads to their end
 */
export async function reloadMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  context.report({type: 'started', what: `Reloading ${words.join(', ')}`});
  if (!waiting.wait) {
    const reloaded = new Map<string, MappingTarget>();
    const [connection] = await runSequentially(
      words.map((object_name) => ({object_name})),
      () => 'reloaded',
      ({object_name: word}) =>
        withMapping(context, selector, word, async (ref, target) => {
          // Two words may name one mapping.
          if (!reloaded.has(target.id)) await context.api.actOnMapping(ref, target.id, 'reload');
          reloaded.set(target.id, target);
          return ref;
        }),
    );
    if (connection === undefined) throw new Error('no mapping was named');
    return {action: 'reload', connection, outcome: 'accepted', mappings: [...reloaded.values()]};
  }
  const {connection, mappings} = await findMappings(context, selector, words);
  await demandMovable(context, connection);
  await runSequentially(
    mappings,
    () => 'reloaded',
    ({id}) => context.api.actOnMapping(connection, id, 'reload'),
  );
  context.report({type: 'accepted', what: `Reloading ${namesOf(mappings)}`});
  return acceptedOrDone(context, {action: 'reload', connection}, mappings, mappings, waiting);
}
