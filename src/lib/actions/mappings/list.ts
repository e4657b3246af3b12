import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {isState} from '../../domain/states.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';
import {deepConnection} from '../connections/deep-connection.ts';

/** The mappings of a connection, which the service tells in the connection's deep details. */
export async function listMappings(
  context: Context,
  selector: Selector,
  state?: string,
): Promise<Mapping[]> {
  return withConnection(context, selector, async (ref) => {
    const {mappings} = await deepConnection(context, ref);
    return state === undefined ? mappings : mappings.filter((one) => isState(one.state, state));
  });
}
