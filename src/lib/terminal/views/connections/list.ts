import type {Connection} from '../../../domain/connections/connection.ts';
import {stateColumn} from '../../palette.ts';
import {table} from '../../table.ts';
import type {View} from '../../view.ts';

/** A list of connections, sorted by app; the documents are what the service sent, with `region_url`. */
export const connectionListView: View<readonly Connection[]> = {
  text: (output, connections) => {
    if (connections.length === 0) return 'No connections.\n';
    const key = ({app_name, resource_name}: Connection) =>
      `${app_name ?? ''} ${resource_name ?? ''}`;
    const rows = [...connections].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    return table(output, rows, [
      {title: 'app', value: ({app_name}) => app_name},
      {title: 'resource', value: ({resource_name, id}) => resource_name ?? id},
      {title: 'name', value: ({name}) => name},
      {title: 'region', value: ({region}) => region},
      stateColumn(output),
      {title: 'org', value: ({organization_id}) => organization_id},
    ]);
  },
  json: (connections) => connections.map(({record}) => record),
};
