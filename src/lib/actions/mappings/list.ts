import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {mappingHealth} from '../../domain/health.ts';
import {mappingStates} from '../../domain/mappings/states.ts';
import {stateFilter} from '../../domain/state-filter.ts';
import type {Context} from '../context.ts';
import {findMappings} from './find.ts';

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
  const {mappings} = (await findMappings(context, selector, [])).connection;
  if (states === undefined) return [...mappings];
  return mappings.filter((one) => inState(one.state, mappingHealth(one).class));
}
