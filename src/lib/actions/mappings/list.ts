import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {isState} from '../../domain/states.ts';
import type {Context} from '../context.ts';
import {findMappings} from './find.ts';

/** The mappings of a connection, which the service tells in the connection's deep details. */
export async function listMappings(
  context: Context,
  selector: Selector,
  state?: string,
): Promise<Mapping[]> {
  const {mappings} = (await findMappings(context, selector, [])).connection;
  return state === undefined ? mappings : mappings.filter((one) => isState(one.state, state));
}
