import type {MappingsOutcome, MappingTarget} from '../../domain/outcomes.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {runSequentially} from '../run-sequentially.ts';
import {findMappings, namesOf, toTarget, withMapping} from './find.ts';
import type {WaitOptions} from '../wait.ts';
import {followMappings} from './follow.ts';

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
  const loaded = await followMappings(context, connection, {
    chosen: before,
    before,
    timeout: waiting.timeout,
  });
  return {
    action: 'reload',
    connection: connection,
    outcome: 'done',
    mappings: loaded.map(toTarget),
  };
}
