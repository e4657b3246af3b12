/**
 * Connections of a user's own: what a configuration says, synced for a day.
 */
import {isRecord} from '../engine/mappings/configuration.ts';
import {applyEntries, readDocument} from '../engine/import.ts';
import type {Connection, World} from '../model/world.ts';
import {addApp, addConnection} from './build.ts';
import {acmeProduction} from './organizations.ts';

/** A configuration as it is exported, and a name for its app where it has none. */
export interface GivenConfiguration {
  readonly name: string;
  readonly document: unknown;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Adds a connection with the mappings of a configuration, on the app that it names. Its organization
 * has every object and field of it that can exist.
 *
 * @throws Error when the document is none
 */
export function addConfigured(world: World, given: GivenConfiguration): Connection {
  const document = readDocument(given.document);
  if ('problem' in document) throw new Error(`${given.name}: ${document.problem}`);
  const part = isRecord(given.document) ? given.document.connection : undefined;
  const text = (key: string): string | undefined => {
    const value = isRecord(part) ? part[key] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const name = text('name');
  // A name that the service has given says which database and schema it is for (exported files).
  const [, db_key = 'DATABASE_URL', schema_name = 'salesforce'] =
    /^[^:]+:([A-Z0-9_]+):(\w+)$/.exec(name ?? '') ?? [];
  const appName = text('app_name') ?? given.name;
  const app =
    world.apps.find((one) => one.name === appName) ??
    addApp(world, appName, {region: 'us', team: null, databases: [db_key]});
  const connection = addConnection(world, app, {
    cell: 'virginia',
    resource_name: `herokuconnect-configured-${14_001 + world.connections.length}`,
    organization: organizationFor(world, text('organization_id')),
    db_key,
    schema_name,
    ...(name !== undefined && {name}),
    ...(/^\d\d\.0$/.test(text('api_version') ?? '') && {api_version: text('api_version') ?? ''}),
  });
  applyEntries(world, connection, document.entries, world.began - day);
  return connection;
}

function organizationFor(world: World, id = acmeProduction.id): string {
  if (!world.organizations.some((organization) => organization.id === id)) {
    world.organizations.push({...acmeProduction, id, name: id, rows: {}, custom_fields: {}});
  }
  return id;
}
