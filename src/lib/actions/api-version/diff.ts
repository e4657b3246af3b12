import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {ComparedVersions} from '../../domain/schema-diff.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find/find.ts';

/** Compares a connection's fields with another version of Salesforce's API: one request. */
export function compareVersions(
  context: Context,
  selector: Selector,
  version: string,
): Promise<ComparedVersions> {
  return withConnection(context, selector, async (connection) => ({
    connection,
    ...(await context.api.schemaDiff(connection, version)),
  }));
}
