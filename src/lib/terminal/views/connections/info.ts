import type {Connection} from '../../../domain/connections/connection.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {properties} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {stateLine} from '../explain.ts';
import {mappingTable} from '../mappings/list.ts';

/** One connection, with its mappings where they were asked for. */
export const connectionView: View<Connection> = {
  text: connectionDetails,
  json: ({record}) => record,
};

/** Everything of one connection that a person looks for. */
function connectionDetails(output: Output, connection: Connection): string {
  const {mappings} = connection;
  const parts = [
    `${output.color.bold(clean(nameOf(connection)))}  ${stateLine(output, connection.state)}`,
    properties(output, settingsOf(connection)),
  ];
  if (mappings !== null) {
    parts.push(mappings.length === 0 ? 'No mappings.\n' : mappingTable(output, mappings));
  }
  return parts.join('\n');
}

/** What a connection is set to, as names and values. */
function settingsOf(connection: Connection): (readonly [string, string | null])[] {
  const {db_key, database, organization_id, environment, username, region} = connection;
  const pairs: (readonly [string, string | null])[] = [
    ['app', connection.app_name],
    ['name', connection.name],
    ['region', region === null ? connection.region_url : `${region}, ${connection.region_url}`],
    ['database', db_key === null ? null : joined([db_key, database])],
    ['schema', connection.schema_name],
    ['org', organization_id === null ? null : joined([organization_id, environment])],
    ['user', username],
    ['Salesforce API', connection.api_version],
    ['plan', connection.plan],
    ['created', formatTimestamp(connection.created_at)],
    ['id', connection.id],
  ];
  return pairs.map(([name, value]) => [name, value === null ? null : clean(value)]);
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
