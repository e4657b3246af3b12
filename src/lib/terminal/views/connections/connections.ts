import type {Connection, Discovered} from '../../../domain/connections/connection.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import {paintState} from '../../palette.ts';
import {properties, table} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingTable} from '../mappings/mappings.ts';
import {stateLine} from '../explain.ts';

/** A list of connections; the documents are what the service sent, with `region_url`. */
export const connectionListView: View<readonly Connection[]> = {
  text: connectionTable,
  json: (connections) => connections.map(({record}) => record),
};

/** One connection, with its mappings where they were asked for. */
export const connectionView: View<Connection> = {
  text: connectionDetails,
  json: ({record}) => record,
};

/** A connection that was waited for. */
export const settledView: View<Connection> = {
  text: ({color}, connection) =>
    `${clean(nameOf(connection))} is ${paintState(color, connection.state)} now.\n`,
  json: ({record}) => record,
};

/** What someone reaches after access was granted: those of the app first. */
export const reachedView: View<{app: string; reached: readonly Discovered[]}> = {
  text: reachedTable,
  json: ({reached}) => reached.map(({record}) => record),
};

/** Connections, one a row, sorted by app. */
function connectionTable(output: Output, connections: readonly Connection[]): string {
  if (connections.length === 0) return 'No connections.\n';
  const key = ({app_name, resource_name}: Connection) => `${app_name ?? ''} ${resource_name ?? ''}`;
  const rows = [...connections].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return table(output, rows, [
    {title: 'app', value: ({app_name}) => app_name},
    {title: 'resource', value: ({resource_name, id}) => resource_name ?? id},
    {title: 'name', value: ({name}) => name},
    {title: 'region', value: ({region}) => region},
    {
      title: 'state',
      value: ({state}) => state.name,
      paint: (text, {state}) => paintState(output.color, state, text),
    },
    {title: 'org', value: ({organization_id}) => organization_id},
  ]);
}

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

function reachedTable(
  output: Output,
  {app, reached}: {app: string; reached: readonly Discovered[]},
): string {
  const mine = reached.filter(({app_name}) => app_name === app);
  const others = reached.filter(({app_name}) => app_name !== app);
  const rows = mine.length > 0 ? mine : reached;
  const list = table(output, rows, [
    {title: 'app', value: ({app_name}) => app_name},
    {title: 'resource', value: ({resource_name, id}) => resource_name ?? id},
    {title: 'region', value: ({region}) => region},
    {title: 'address', value: ({region_url}) => region_url},
  ]);
  const more = mine.length > 0 && others.length > 0;
  return more
    ? `${list}You also reach ${plural(others.length, 'connection')} of other apps.\n`
    : list;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
