import {complete} from '../configuration/as-it-is.ts';
import {canonicalText} from '../configuration/canonical.ts';
import type {Configuration} from '../configuration/configuration.ts';
import type {Connection} from '../connections/connection.ts';
import type {Mapping} from '../mappings/mapping.ts';
import type {ConnectionRef} from '../connections/connection-ref.ts';

/**
 * The configuration of a connection before the first change: an ordinary configuration document,
 * which also says of which connection it is.
 */
export function backupText(connection: Connection & {mappings: readonly Mapping[]}): string {
  const {id, resource_name, app_name, name, organization_id, mappings} = connection;
  return canonicalText({
    mappings: mappings.map(({object_name, config}) => ({object_name, config: complete(config)})),
    connection: {id, resource_name, app_name, name, organization_id},
    version: 1,
    extra: {},
  });
}

/** The connection that a backup is of; null where the document does not say. */
export function backedUpConnection(
  configuration: Configuration,
): Pick<ConnectionRef, 'id' | 'resource_name'> | null {
  const {id, resource_name} = configuration.connection ?? {};
  if (typeof id !== 'string') return null;
  return {id, resource_name: typeof resource_name === 'string' ? resource_name : null};
}

/**
 * The name of a backup's file: the connection's and the time, which sorts by age.
 *
 * @param now milliseconds since 1970
 */
export function backupName({resource_name, id}: ConnectionRef, now: number): string {
  const time = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  return `${resource_name ?? id}-${time}.json`;
}
