import type {Connection} from '../../domain/connections/connection.ts';
import type {ConnectionRef} from '../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Context} from '../context.ts';

/**
 * The details of a connection with all of its mappings, which are remembered by the way.
 *
 * @param personal with the Salesforce user's personal record
 */
export async function deepConnection(
  context: Context,
  ref: ConnectionRef,
  {personal = false} = {},
): Promise<Connection & {mappings: Mapping[]}> {
  const connection = await context.api.connection(ref, {deep: true, personal});
  const mappings = connection.mappings ?? [];
  context.remembered.rememberMappings(connection, mappings);
  return {...connection, mappings};
}
