import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import type {Connection} from '../../domain/connections/connection.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import type {MappingsOutcome} from '../../domain/outcomes.ts';
import {plural} from '../../domain/text/text.ts';
import {demandCanSync} from '../connections/follow.ts';
import type {Context} from '../context.ts';
import {suggestAfterRefusal} from '../explain-refusal.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {acceptedOrDone} from './follow.ts';

/**
 * Creates mappings, one after the other.
 *
 * @param connection as it was just read: where it is has to be certain before the first change, which
 *   is not repeated elsewhere
 * @param waiting follows their first loads to the end
 * @throws Failure at the first that is refused, with those that were created before
 */
export async function createMappings(
  context: Context,
  connection: Connection,
  desired: readonly ConfiguredMapping[],
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  if (waiting.wait) await demandCanSync(context, connection);
  const what = `Creating ${plural(desired.length, 'mapping')} on ${nameOf(connection)}`;
  context.report({type: 'started', what});
  const created = await runSequentially(
    desired,
    () => 'created',
    ({object_name, config}) =>
      suggestAfterRefusal(connection, () =>
        context.api.createMapping(connection, {object_name, config}),
      ),
  );
  const known = context.remembered.mappings(connection.id);
  context.remembered.rememberMappings(connection, [...known, ...created]);
  return acceptedOrDone(context, {action: 'create', connection}, created, [], waiting);
}
