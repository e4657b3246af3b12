import type {Connection} from '../../../domain/connections/connection.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {properties} from '../../table.ts';
import type {View} from '../../view.ts';
import {stateLine} from '../explain.ts';
import {mappingTable} from '../mappings/list.ts';

/** Everything of one connection that a person looks for, with its mappings where they were asked for. */
export const connectionView: View<Connection> = {
  text: (output, connection) => {
    const {db_key, organization_id, region, mappings} = connection;
    const settings = properties(output, [
      ['app', connection.app_name],
      ['name', connection.name],
      ['region', joined([region, connection.region_url])],
      ['database', db_key === null ? null : joined([db_key, connection.database])],
      ['schema', connection.schema_name],
      ['org', organization_id === null ? null : joined([organization_id, connection.environment])],
      ['user', connection.username],
      ['Salesforce API', connection.api_version],
      ['plan', connection.plan],
      ['created', formatTimestamp(connection.created_at)],
      ['id', connection.id],
    ]);
    const head = `${output.color.bold(clean(nameOf(connection)))}  ${stateLine(output, connection.state)}`;
    return [head, settings, ...(mappings === null ? [] : [mappingTable(output, mappings)])].join(
      '\n',
    );
  },
  json: ({record}) => record,
};

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
