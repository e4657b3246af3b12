import type {ListedConnection} from '../../../domain/outcomes.ts';
import {byHealth} from '../../../domain/health.ts';
import {paintHealth, stateText} from '../../palette.ts';
import {table} from '../../table.ts';
import type {View} from '../../view.ts';
import {connectionDocument} from '../documents.ts';

/**
 * A list of connections, what needs a person first, then by app; the documents are what the service
 * sent, with `region_url` and `health`.
 */
export const connectionListView: View<readonly ListedConnection[]> = {
  text: (output, connections) => {
    if (connections.length === 0) return 'No connections.\n';
    const key = ({connection: {app_name, resource_name}}: ListedConnection) =>
      `${app_name ?? ''} ${resource_name ?? ''}`;
    const byName = (a: ListedConnection, b: ListedConnection) =>
      key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
    const rows = [...connections]
      .sort((a, b) => byHealth(a.health.class, b.health.class) || byName(a, b))
      .map(({connection, health}) => ({...connection, health}));
    return table(output, rows, [
      {title: 'app', value: ({app_name}) => app_name},
      {title: 'resource', value: ({resource_name, id}) => resource_name ?? (id || null)},
      {title: 'name', value: ({name}) => name},
      {title: 'region', value: ({region}) => region},
      {
        title: 'state',
        value: ({state, health}) => stateText(state, health),
        paint: (text, {health}) => paintHealth(output.color, health.class, text),
      },
      {title: 'org', value: ({organization_id}) => organization_id},
    ]);
  },
  json: (connections) =>
    connections.map(({connection, health}) => connectionDocument(connection, health)),
};
