import type {Selector} from '../../../domain/connections/connection-ref.ts';
import {mappingHealth, stateHealth} from '../../../domain/health.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {isFixedByReload} from '../../../domain/mappings/states.ts';
import {nextOfMapping, nextOfPendingMapping} from '../../../domain/next-of-state.ts';
import {formatCount, listed, plural} from '../../../domain/text/text.ts';
import {Failure} from '../../../errors.ts';
import {readWhole, type DeepConnection} from '../../connections/info.ts';
import type {Context} from '../../context.ts';
import type {FoundMappings} from './find.ts';

/** The failed mappings of a connection that a reload fixes, and the others. */
export interface FailedMappings extends FoundMappings {
  /** Those that need something else: with write errors only, and in a state that is not known, too. */
  others: Mapping[];
}

/**
 * Reads the failed mappings of a connection. One whose reload was just accepted is left out, though it
 * may still show its old state.
 *
 * @throws Failure where the connection cannot be found or read
 */
export async function findFailedMappings(
  context: Context,
  selector: Selector,
): Promise<FailedMappings> {
  const connection = await readWhole(context, selector);
  const pending = context.accepted.of(connection.id);
  const failed = connection.mappings.filter(
    (mapping) =>
      ['failed', 'unknown'].includes(mappingHealth(mapping).class) &&
      nextOfPendingMapping(pending, mapping, connection) === null,
  );
  const mappings = failed.filter(({state}) => isFixedByReload(state));
  return {
    connection,
    mappings,
    gone: [],
    others: failed.filter((mapping) => !mappings.includes(mapping)),
  };
}

/** So many are told one by one. */
const mostListed = 10;

/**
 * Tells of failed mappings that a reload does not fix, and what does.
 *
 * @param others at least one
 * @returns the failure that they are
 */
export function otherFailures(
  {report}: Pick<Context, 'report'>,
  connection: DeepConnection,
  others: readonly Mapping[],
): Failure {
  const advised = others.map((mapping) => ({mapping, advice: adviceOf(mapping)}));
  for (const {mapping, advice} of advised.slice(0, mostListed)) {
    report({type: 'note', text: `${mapping.object_name}: ${advice}`});
  }
  const [first] = others;
  const needs = others.length === 1 ? 'mapping needs' : 'mappings need';
  return new Failure(
    'unhealthy',
    `${formatCount(others.length)} ${needs} something other than a reload.`,
    {
      reason: `${listed(others.map(({object_name}) => object_name))}.`,
      next: (first && nextOfMapping(first, connection)) ?? {run: 'connections:info', connection},
      details: {
        failed: advised.map(({mapping: {id, object_name, state}, advice}) => ({
          id,
          object_name,
          state: state.name,
          advice,
        })),
      },
    },
  );
}

function adviceOf({state, counts}: Mapping): string {
  return stateHealth(state) !== 'ok'
    ? `${state.name}. ${state.advice}`
    : `${plural(counts.errors ?? 0, 'write error')}. A reload retries no writes.`;
}
