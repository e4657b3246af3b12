import type {MappingsOutcome} from '../../domain/outcomes.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {isSettled} from '../../domain/states.ts';
import {plural} from '../../domain/text/text.ts';
import {endedIn, watchState} from '../connections/follow.ts';
import {explainTrouble} from '../connections/reason.ts';
import type {Context} from '../context.ts';
import {runSequentially} from '../run-sequentially.ts';
import {wait, type Verdict, type WaitOptions} from '../wait.ts';
import {deepConnection, type DeepConnection} from '../connections/info.ts';
import {namesOf, toTarget, type FoundMappings} from './find.ts';

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
  const ids = mappings.map(({id}) => id);
  if (waiting.wait) await deletedAndClean(context, connection, ids, waiting.timeout);
  const outcome = waiting.wait ? 'done' : 'accepted';
  return {action: 'delete', connection, outcome, mappings: mappings.map(toTarget)};
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
  const following = {
    what: `the clean-up after ${plural(ids.length, 'mapping')}`,
    unfinished: `${name} has not cleaned up yet.`,
    timeout,
    resume: {run: 'connections:wait', connection},
    poll: () => deepConnection(context, connection),
    judge: ({state, mappings: left}: DeepConnection, elapsed: number): Verdict => {
      const there = left.filter(({id}) => ids.includes(id)).length;
      const fresh = isFresh(state, elapsed);
      if (fresh && state.kind === 'error') throw endedIn(state, name, connection);
      if (there === 0 && fresh && isSettled(state)) return {done: true};
      return {pending: there > 0 ? `${there} still there` : `still ${state.name}`};
    },
  };
  await explainTrouble(context, connection, () => wait(context, following));
}
