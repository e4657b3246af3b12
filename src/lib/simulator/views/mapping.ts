/**
 * A mapping as the API shows it.
 *
 * The fields: reference article, and the official plugin's typed interfaces and fixtures.
 */
import {objectProblem, rowsOf} from '../salesforce/organization.ts';
import {lastDatabasePoll} from '../states/connection.ts';
import {labelOf, lastLoad, lastPoll, mappingState, rowsInTable} from '../states/mapping.ts';
import {offsetStamp, stamp, stampUnlessLater} from './time.ts';
import {organizationOf} from '../world/find.ts';
import type {Connection, Mapping, World} from '../world/world.ts';

/**
 * The whole mapping.
 *
 * @param connectionState what the connection shows at that instant
 */
export function mappingView(
  world: World,
  connection: Connection,
  mapping: Mapping,
  now: number,
  connectionState: string,
): object {
  const {config} = mapping;
  const state = mappingState(mapping, connection, connectionState, now);
  const applied = stampUnlessLater(mapping.applied_at, now);
  const loaded = lastLoad(mapping, now);
  const polled = lastPoll(mapping, connection, now) ?? loaded;
  const path = `/api/v3/mappings/${mapping.id}`;
  const address = world.addresses.cells[connection.cell] ?? '';
  return {
    id: mapping.id,
    _id: mapping.number,
    object_name: mapping.object_name,
    state,
    state_description: labelOf(state),
    config: {
      ...config,
      ...(applied !== null && {applied_at: applied}),
      revision: mapping.revision,
    },
    access: config.access,
    sf_notify_enabled: config.sf_notify_enabled,
    sf_polling_seconds: config.sf_polling_seconds,
    upsert_field: config.upsert_field ?? null,
    connection: {id: connection.id},
    counts: countsOf(world, connection, mapping, now),
    times: {
      sf_poll: offsetStamp(polled),
      sf_write: offsetStamp(config.access === 'read_write' ? loaded : null),
      db_poll: offsetStamp(lastDatabasePoll(connection, now, world.switches)),
      db_write: offsetStamp(loaded),
    },
    actively_writing: state === 'RELOAD_TABLE' || state === 'LOADING_BULK_JOB',
    is_polling: state.startsWith('POLLING_SF'),
    has_hc_columns: true,
    sync_flags: {},
    db_count_date: stamp(polled),
    salesforce_count_date: stamp(polled),
    created_at: stamp(mapping.created_at),
    updated_at: stamp(mapping.updated_at),
    detail_url: path,
    errors_url: `${path}/errors`,
    schema_url: `${address}/api/v3/connections/${connection.id}/schemas/${encodeURIComponent(mapping.object_name)}`,
  };
}

function countsOf(world: World, connection: Connection, mapping: Mapping, now: number): object {
  const exists = objectProblem(mapping.object_name, world.switches) === null;
  return {
    db: rowsInTable(mapping, now),
    sf: exists ? rowsOf(organizationOf(world, connection), mapping.object_name) : 0,
    pending: 0,
    errors: mapping.write_errors.length,
  };
}
