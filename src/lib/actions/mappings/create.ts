import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import type {MappingsOutcome} from '../../domain/outcomes.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {plural} from '../../domain/text/text.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';
import {toTarget} from './find.ts';
import type {WaitOptions} from '../wait.ts';
import {followMappings} from './follow.ts';
import {runSequentially} from '../run-sequentially.ts';

/**
 * Creates mappings, one after the other.
 *
 * @param waiting follows their first loads to the end
 * @throws Failure at the first that is refused, with those that were created before
 */
export async function createMappings(
  context: Context,
  selector: Selector,
  wanted: readonly ConfiguredMapping[],
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  // Where it is has to be certain before the first change, which is not repeated elsewhere.
  const connection = await withConnection(context, selector, (ref) =>
    context.api.connection(ref, {deep: false}),
  );
  context.report({
    type: 'started',
    what: `Creating ${plural(wanted.length, 'mapping')} on ${nameOf(connection)}`,
  });
  const created = await runSequentially(
    wanted,
    () => 'created',
    ({object_name, config}) => context.api.createMapping(connection, {object_name, config}),
  );
  const known = context.remembered.mappings(connection.id);
  context.remembered.rememberMappings(connection, [...known, ...created]);
  const outcome = {action: 'create', connection} as const;
  if (!waiting.wait) return {...outcome, outcome: 'accepted', mappings: created.map(toTarget)};
  const loaded = await followMappings(context, connection, {
    chosen: created,
    before: [],
    timeout: waiting.timeout,
  });
  return {...outcome, outcome: 'done', mappings: loaded.map(toTarget)};
}
