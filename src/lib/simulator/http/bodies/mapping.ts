/**
 * A mapping as the API shows it.
 *
 * The fields: reference article, and the official plugin's typed interfaces and fixtures.
 */
import {objectProblem, rowsOf} from '../../model/salesforce.ts';
import {lastWrite, pendingChanges, recentErrors} from '../../engine/mappings/writes.ts';
import {lastDatabasePoll} from '../../engine/states/connection.ts';
import {
  labelOf,
  lastLoad,
  lastPoll,
  mappingState,
  rowsInTable,
} from '../../engine/states/mapping.ts';
import {offsetStamp, stamp} from './time.ts';
import {organizationOf} from '../../model/find.ts';
import type {Connection, Mapping, World} from '../../model/world.ts';

/**
 * The whole mapping. As long as nothing of it has changed, the view is the same frozen object.
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
  const shown = shownOf(world, connection, mapping, now, connectionState);
  const last = lastViews.get(mapping);
  if (last !== undefined && isSame(shown, last.shown)) return last.view;
  const view = Object.freeze(viewOf(mapping, shown));
  lastViews.set(mapping, {shown, view});
  return view;
}

/** Everything that can change in the view of a mapping; instants in milliseconds. */
function shownOf(
  world: World,
  connection: Connection,
  mapping: Mapping,
  now: number,
  connectionState: string,
) {
  const {config, revision, updated_at, applied_at} = mapping;
  const loaded = lastLoad(mapping, now);
  const exists = objectProblem(mapping.object_name, world.behavior) === null;
  return {
    connection: connection.id,
    address: world.addresses.cells[connection.cell] ?? '',
    // Never changed itself: another configuration is another object.
    config,
    revision,
    updated_at,
    state: mappingState(mapping, connection, connectionState, now),
    applied: applied_at !== null && applied_at <= now ? applied_at : null,
    loaded: loaded ?? mapping.earlier.loaded,
    polled: lastPoll(mapping, connection, now) ?? loaded ?? mapping.earlier.polled,
    database_polled: lastDatabasePoll(connection, now, world.behavior),
    rows: rowsInTable(mapping, now),
    salesforce_rows: exists ? rowsOf(organizationOf(world, connection), mapping.object_name) : 0,
    errors: recentErrors(mapping, now).length,
    pending: pendingChanges(mapping, connection, now, world.behavior),
    written: lastWrite(mapping, connection, now, world.behavior),
  };
}

type Shown = Readonly<ReturnType<typeof shownOf>>;

/** A connection with thousands of mappings is asked for all of them each time that one is waited for. */
const lastViews = new WeakMap<Mapping, {shown: Shown; view: object}>();

function isSame(one: Shown, other: Shown): boolean {
  return (Object.keys(one) as (keyof Shown)[]).every((key) => one[key] === other[key]);
}

function viewOf({id, number, object_name, created_at}: Identity, shown: Shown): object {
  const {config, state, applied, loaded, polled} = shown;
  const path = `/api/v3/mappings/${id}`;
  const object = encodeURIComponent(object_name);
  return {
    id,
    _id: number,
    object_name,
    state,
    state_description: labelOf(state),
    config: {
      ...config,
      ...(applied !== null && {applied_at: stamp(applied)}),
      revision: shown.revision,
    },
    access: config.access,
    sf_notify_enabled: config.sf_notify_enabled,
    sf_polling_seconds: config.sf_polling_seconds,
    upsert_field: config.upsert_field ?? null,
    connection: {id: shown.connection},
    counts: {
      db: shown.rows,
      sf: shown.salesforce_rows,
      pending: shown.pending,
      errors: shown.errors,
    },
    times: {
      sf_poll: offsetStamp(polled),
      sf_write: offsetStamp(shown.written),
      db_poll: offsetStamp(config.access === 'read_write' ? shown.database_polled : null),
      db_write: offsetStamp(loaded),
    },
    actively_writing: state === 'RELOAD_TABLE' || state === 'LOADING_BULK_JOB',
    is_polling: state.startsWith('POLLING_SF'),
    has_hc_columns: true,
    sync_flags: {},
    db_count_date: stamp(polled),
    salesforce_count_date: stamp(polled),
    created_at: stamp(created_at),
    updated_at: stamp(shown.updated_at),
    detail_url: path,
    errors_url: `${path}/errors`,
    schema_url: `${shown.address}/api/v3/connections/${shown.connection}/schemas/${object}`,
  };
}

/** What a mapping is from its beginning to its end. */
type Identity = Pick<Mapping, 'id' | 'number' | 'object_name' | 'created_at'>;
