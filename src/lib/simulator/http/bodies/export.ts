/**
 * The configuration document that an export gives.
 *
 * Shape and order: files exported by the service, and the official plugin. Mappings are sorted by
 * object name, byte by byte; the fields of each come in another order every time.
 */
import {nextNumber} from '../../model/find.ts';
import {shuffled} from '../../model/seeded-random.ts';
import type {Connection, Mapping, World} from '../../model/world.ts';
import features from './features.json' with {type: 'json'};
import {offsetStamp, stampUnlessLater} from './time.ts';

/** The document as GET …/actions/export gives it. Each call counts, and shuffles differently. */
export function exportDocument(world: World, connection: Connection, now: number): object {
  const call = nextNumber(world, 'export');
  const mappings = [...connection.mappings]
    .sort((left, right) => compareBytes(left.object_name, right.object_name))
    .map((mapping) => ({
      object_name: mapping.object_name,
      config: exportedConfiguration(world, mapping, call, now),
    }));
  return {
    mappings,
    connection: {
      app_name: connection.app,
      organization_id: connection.organization,
      exported_at: offsetStamp(now, 'T'),
      features: exportedFeatures,
      api_version: connection.api_version,
      name: connection.name,
      logplex_log_enabled: false,
    },
    version: 1,
  };
}

function exportedConfiguration(world: World, mapping: Mapping, call: number, now: number): object {
  const {fields, indexes, upsert_field, ...settings} = mapping.config;
  const applied = stampUnlessLater(mapping.applied_at, now);
  const mix = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(shuffled(Object.entries(record), world.seed, call, mapping.id));
  return {
    ...settings,
    fields: mix(fields),
    ...(indexes && {indexes: mix(indexes)}),
    ...(upsert_field !== undefined && {upsert_field}),
    ...(applied !== null && {applied_at: applied}),
  };
}

/** Those that exported files carry. */
const exportedFeatures = {
  poll_db_no_merge: features.poll_db_no_merge,
  poll_external_ids: features.poll_external_ids,
  rest_count_only: features.rest_count_only,
  disable_bulk_writes: features.disable_bulk_writes,
  ucs_basic_collation_index: features.ucs_basic_collation_index,
};

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
