import type {MappingsOutcome} from '../../domain/outcomes.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {suggestAfterRefusal} from '../explain-refusal.ts';
import {runSequentially} from '../run-sequentially.ts';
import {findMappings, namesOf, toTarget} from './find/find.ts';

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
    ({id}) =>
      suggestAfterRefusal(connection, () => context.api.actOnMapping(connection, id, 'abort')),
  );
  return {action: 'abort', connection, outcome: 'accepted', mappings: mappings.map(toTarget)};
}
