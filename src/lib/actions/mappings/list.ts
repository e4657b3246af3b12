import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {mappingHealth} from '../../domain/health.ts';
import {mappingStates} from '../../domain/mappings/states.ts';
import {stateFilter} from '../../domain/state-filter.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';
import {deepConnection} from '../connections/info.ts';

/**
 * The mappings of a connection, which the service tells in the connection's deep details.
 *
 * @param states only those in these states or of these healths, as `stateFilter` takes them
 * @throws Failure `usage` for what is neither, before anything is asked
 */
export async function listMappings(
  context: Context,
  selector: Selector,
  states?: readonly string[],
): Promise<Mapping[]> {
  const inState = stateFilter(states, mappingStates, 'mapping');
  const {mappings} = await withConnection(context, selector, (ref) =>
    deepConnection(context, ref, {tolerant: true}),
  );
  if (states === undefined) return [...mappings];
  return mappings.filter((one) => inState(one.state, mappingHealth(one).class));
}
