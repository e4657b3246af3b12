import type {Connection} from '../../domain/connections/connection.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find.ts';
import {deepConnection} from './deep-connection.ts';

/**
 * Reads one connection; with a remembered place that is one request.
 *
 * @param deep with its mappings
 * @param personal with the Salesforce user's personal record
 */
export async function showConnection(
  context: Context,
  selector: Selector,
  {deep, personal = false}: {deep: boolean; personal?: boolean},
): Promise<Connection> {
  return withConnection(context, selector, (ref) =>
    deep ? deepConnection(context, ref, {personal}) : context.api.connection(ref, {deep, personal}),
  );
}
