import type {Connection, DeepConnection} from '../../domain/connections/connection.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find.ts';

export type {DeepConnection};

/**
 * Reads one connection; with a remembered place that is one request.
 *
 * @param deep with its mappings
 * @param personal with the Salesforce user's personal record
 */
export function showConnection(
  context: Context,
  selector: Selector,
  {deep = false, personal = false} = {},
): Promise<Connection> {
  return withConnection(context, selector, (ref) =>
    deep ? deepConnection(context, ref, {personal}) : context.api.connection(ref, {personal}),
  );
}

/**
 * Reads one connection with all of its mappings, which are remembered by the way.
 *
 * @throws Failure `service` where the answer has no mappings, which is not the same as having none
 */
export async function deepConnection(
  context: Context,
  ref: ConnectionRef,
  {personal = false} = {},
): Promise<DeepConnection> {
  const connection = await context.api.deepConnection(ref, {personal});
  context.remembered.rememberMappings(connection, connection.mappings);
  return connection;
}
