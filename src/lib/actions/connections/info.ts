import type {Connection} from '../../domain/connections/connection.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find.ts';

/** A connection with all of its mappings. */
export type DeepConnection = Connection & {mappings: Mapping[]};

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

/** Reads one connection with all of its mappings, which are remembered by the way. */
export async function deepConnection(
  context: Context,
  ref: ConnectionRef,
  {personal = false} = {},
): Promise<DeepConnection> {
  const connection = await context.api.connection(ref, {deep: true, personal});
  const mappings = connection.mappings ?? [];
  context.remembered.rememberMappings(connection, mappings);
  return {...connection, mappings};
}
