import type {Mapping} from '../../domain/mappings/mapping.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {mappingHealth} from '../../domain/health.ts';
import {mappingStates} from '../../domain/mappings/states.ts';
import {isStuck} from '../../domain/stale-reads.ts';
import {stateFilter} from '../../domain/state-filter.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find/find.ts';
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
  const connection = await withConnection(context, selector, (ref) =>
    deepConnection(context, ref, {tolerant: true}),
  );
  const {id, state, mappings} = connection;
  if (mappings.length > 0 && isStuck(state, context.accepted.of(id))) {
    // Its mappings may still show the states and rows of the time when it worked.
    const run = {run: 'connections:diagnose', connection};
    const text = `${nameOf(connection)} is ${state.name}; nothing is synced.`;
    context.report({type: 'warning', text, next: {to: 'find the cause', run}});
  }
  if (states === undefined) return [...mappings];
  return mappings.filter((one) => inState(one.state, mappingHealth(one).class));
}
