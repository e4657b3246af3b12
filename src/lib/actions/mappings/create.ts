import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import type {Connection} from '../../domain/connections/connection.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {MappingsOutcome} from '../../domain/outcomes.ts';
import {plural} from '../../domain/text/text.ts';
import {catchFailure, isFailure} from '../../errors.ts';
import type {Run} from '../../next-step.ts';
import {demandCanSync} from '../connections/follow.ts';
import {deepConnection} from '../connections/info.ts';
import type {Context} from '../context.ts';
import {suggestAfterRefusal} from '../explain-refusal.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {acceptedOrDone} from './follow/follow.ts';

/**
 * Creates mappings, one after the other.
 *
 * @param connection as it was just read: where it is has to be certain before the first change, which
 *   is not repeated elsewhere
 * @param waiting follows their first loads to the end
 * @param from the file that they are from, if any
 * @throws Failure at the first that is refused, with those that were created before
 */
export async function createMappings(
  context: Context,
  connection: Connection,
  desired: readonly ConfiguredMapping[],
  waiting: WaitOptions,
  from?: string,
): Promise<MappingsOutcome> {
  if (waiting.wait) await demandCanSync(context, connection);
  const what = `Creating ${plural(desired.length, 'mapping')} on ${nameOf(connection)}`;
  context.report({type: 'started', what});
  const created = await runSequentially(
    desired,
    () => 'created',
    ({object_name, config}) =>
      catchFailure(
        'refused',
        () =>
          suggestAfterRefusal(connection, () =>
            context.api.createMapping(connection, {object_name, config}),
          ),
        async (failure) => {
          if (failure.facts.httpStatus !== 400) throw failure;
          const next = await nextIfMapped(context, connection, object_name, from);
          throw next === null ? failure : failure.with(failure.message, {next});
        },
      ),
  );
  const known = context.remembered.mappings(connection.id);
  context.remembered.rememberMappings(connection, [...known, ...created]);
  return acceptedOrDone(context, {action: 'create', connection}, created, [], waiting);
}

/**
 * What leads on where an object is mapped already: the change of its mapping. The refusal names it
 * in words that are not documented, so the mappings are read.
 *
 * @returns null where it is not mapped, or the mappings cannot be read
 */
async function nextIfMapped(
  context: Context,
  connection: Connection,
  object: string,
  from: string | undefined,
): Promise<Run | null> {
  let mappings: readonly Mapping[];
  try {
    ({mappings} = await deepConnection(context, connection, {tolerant: true}));
  } catch (error) {
    // The refusal is told all the same.
    if (isFailure(error) && error.kind !== 'cancelled') return null;
    throw error;
  }
  const mapped = mappingOf(mappings, object);
  if (mapped === undefined) return null;
  return from === undefined
    ? {run: 'mappings:edit', args: [mapped.object_name], connection}
    : {run: 'config:apply', args: [from], connection};
}

/** The mapping of an object, whose name knows no case. */
export function mappingOf(
  mappings: readonly Mapping[] | null,
  object: string,
): Mapping | undefined {
  return mappings?.find(({object_name}) => object_name.toLowerCase() === object.toLowerCase());
}
