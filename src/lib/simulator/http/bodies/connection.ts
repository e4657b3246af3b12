/**
 * A connection as the two hosts show it: the item of the discovery host, and the details of a cell.
 *
 * The fields are all that were ever seen: reference article, official plugin's typed interfaces and
 * fixtures, and other public clients.
 */
import {connectionState} from '../../engine/states/connection.ts';
import {labelOf, mappingState} from '../../engine/states/mapping.ts';
import {mappingStates} from '../../engine/states/mapping-states.ts';
import {lastWrite} from '../../engine/mappings/writes.ts';
import {cellNamed, regions} from '../../model/regions.ts';
import features from './features.json' with {type: 'json'};
import {mappingView} from './mapping.ts';
import {userInfo} from './user-info.ts';
import {stamp} from './time.ts';
import {appOf, organizationOf} from '../../model/find.ts';
import type {Connection, World} from '../../model/world.ts';

/** The item in the lists of the discovery host. Its `detail_url` is absolute. */
export function discoveryView(world: World, connection: Connection): object {
  const app = appOf(world, connection);
  const cell = cellNamed(connection.cell);
  const address = world.addresses.cells[connection.cell] ?? '';
  return {
    id: connection.id,
    resource_name: connection.resource_name,
    display_name: connection.name === '' ? app.name : connection.name,
    addon_type: 'Sync',
    app_name: app.name,
    app_id: app.id,
    region: cell.region,
    region_url: address,
    region_flag: cell.flag,
    region_label: regions[cell.region]?.label ?? cell.region,
    cell: connection.cell,
    cell_label: cell.label,
    detail_url: `${address}${pathOf(connection)}`,
  };
}

/** The details of a cell. Their `detail_url` is relative; the mappings are only there when deep. */
export function connectionView(
  world: World,
  connection: Connection,
  now: number,
  deep: boolean,
): object {
  const app = appOf(world, connection);
  const organization = organizationOf(world, connection);
  const database = app.databases.find(({db_key}) => db_key === connection.db_key);
  const state = connectionState(connection, now, world.behavior);
  return {
    id: connection.id,
    _id: connection.number,
    name: connection.name,
    internal_name: app.name,
    resource_name: connection.resource_name,
    addon_id: connection.id,
    app_name: app.name,
    app_id: app.id,
    team_name: app.team_name,
    enterprise_account_name: null,
    schema_name: connection.schema_name,
    db_key: connection.db_key,
    database: {
      host: database?.host ?? null,
      database: database?.database ?? null,
      port: database?.port ?? null,
    },
    organization_id: connection.organization,
    state,
    mappings_summary_state: summaryOf(connection, state, now),
    detail_url: pathOf(connection),
    notifications_url: `${pathOf(connection)}/notifications`,
    tags: [],
    sf_info: {
      username: organization?.user.username ?? null,
      organization_id: connection.organization,
      environment:
        connection.custom_domain === null ? (organization?.environment ?? 'production') : 'custom',
      domain: connection.custom_domain ?? organization?.domain ?? 'https://login.salesforce.com',
      api_version: connection.api_version,
    },
    api_version: connection.api_version,
    created_at: stamp(connection.created_at),
    auth_updated: stamp(connection.authorized_at),
    plan: connection.plan,
    free_edition: connection.plan === 'demo',
    dogwood: false,
    user_info: userInfo(organization, connection.api_version, connection.authorized_at),
    metrics: {last_write_activity_time: stamp(lastActivity(world, connection, now))},
    logplex_log_enabled: false,
    deletable: false,
    large_query_threshold: 10000,
    bulk_page_size: 150000,
    soap_batch_size: 200,
    // As a fixture of the official plugin has them; nothing here changes what the simulator does.
    features,
    odata: null,
    sf_instance: organization?.instance ?? null,
    sf_region: organization?.region ?? null,
    ...(deep && {
      mappings: connection.mappings.map((mapping) =>
        mappingView(world, connection, mapping, now, state),
      ),
    }),
  };
}

/** The path of a connection on its cell. */
export function pathOf(connection: Connection): string {
  return `/api/v3/connections/${connection.id}`;
}

/** When something of the connection was last written to Salesforce, or null. */
function lastActivity({behavior}: World, connection: Connection, now: number): number | null {
  const times = connection.mappings.map((mapping) => lastWrite(mapping, connection, now, behavior));
  const last = Math.max(...times.map((at) => at ?? 0), 0);
  return last === 0 ? null : last;
}

/**
 * `OK`, or the label of the worst mapping: the first in error, else the first at work other than
 * polling (assumption `summary_state`).
 */
function summaryOf(connection: Connection, state: string, now: number): string {
  const shown = connection.mappings
    .map((mapping) => mappingState(mapping, connection, state, now))
    .filter((name) => name !== 'DATA_SYNCED' && !name.startsWith('POLLING_SF'));
  const worst = shown.find((name) => mappingStates[name]?.aborted === undefined) ?? shown[0];
  return worst === undefined ? 'OK' : labelOf(worst);
}
