import {byHealth, type Health} from '../../../domain/health.ts';
import type {Connection} from '../../../domain/connections/connection.ts';
import type {ListedConnection} from '../../../domain/outcomes.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import type {List} from '../../list.ts';
import {paintHealth, stateText} from '../../palette.ts';
import {connectionDocument} from '../documents.ts';

/**
 * A list of connections, what needs a person first, then by app; the documents are what the service
 * sent, with `region_url` and `health`.
 */
export const connectionList: List<
  readonly ListedConnection[],
  Omit<Connection, 'health'> & {health: Health}
> = {
  rows: (connections) => {
    const keyed = connections.map(({connection, health}) => {
      const {app_name, resource_name} = connection;
      return {connection, health, key: `${app_name ?? ''} ${resource_name ?? ''}`};
    });
    const byKey = ({key: a}: {key: string}, {key: b}: {key: string}) =>
      a < b ? -1 : a > b ? 1 : 0;
    return keyed
      .sort((a, b) => byHealth(a.health.class, b.health.class) || byKey(a, b))
      .map(({connection, health}) => ({...connection, health}));
  },
  columns: [
    {title: 'app', field: 'app_name', least: 16, value: ({app_name}) => app_name},
    {
      title: 'state',
      field: 'state',
      least: 18,
      value: ({state, health}) => stateText(state, health),
      paint: (text, {health}, color) => paintHealth(color, health.class, text),
    },
    {title: 'region', field: 'region', value: ({region}) => region},
    {
      title: 'resource',
      field: 'resource_name',
      least: 14,
      value: ({resource_name, id}) => resource_name ?? (id || null),
    },
    {title: 'name', field: 'name', extra: true, value: ({name}) => name},
    {title: 'org', field: 'organization_id', extra: true, value: (row) => row.organization_id},
    {title: 'database', field: 'db_key', extra: true, value: ({db_key}) => db_key},
    {title: 'schema', field: 'schema_name', extra: true, value: ({schema_name}) => schema_name},
    {title: 'health', field: 'health', hidden: true, value: ({health}) => health.class},
    {title: 'plan', field: 'plan', hidden: true, value: ({plan}) => plan},
    {title: 'user', field: 'username', hidden: true, value: ({username}) => username},
    {title: 'version', field: 'api_version', hidden: true, value: ({api_version}) => api_version},
    {
      title: 'created',
      field: 'created_at',
      hidden: true,
      value: ({created_at}) => formatTimestamp(created_at),
    },
    {title: 'id', field: 'id', hidden: true, value: ({id}) => id || null},
  ],
  name: ({resource_name, id}) => resource_name ?? (id || null),
  empty: 'No connections. You only see connections that you have access to.\n',
  json: (connections) =>
    connections.map(({connection, health}) => connectionDocument(connection, health)),
};
