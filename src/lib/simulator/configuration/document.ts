/**
 * The configuration document that export gives and import takes.
 *
 * Shape and order: files exported by the service, and the official plugin. Mappings are sorted by
 * object name, byte by byte; the fields of each come in another order every time. An import merges by
 * object name, deletes nothing, and is accepted whatever it says: wrong content shows later.
 */
import {fail, notify} from '../states/trouble.ts';
import {changeMapping, createMapping} from '../states/work.ts';
import {exportedFeatures} from '../views/features.ts';
import {offsetStamp, stampUnlessLater} from '../views/time.ts';
import {shuffled} from '../world/chance.ts';
import {isRecord, readConfiguration} from './configuration.ts';
import {nextNumber, organizationOf} from '../world/find.ts';
import type {Connection, Mapping, World} from '../world/world.ts';

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

/**
 * The entries of a document that is about to be imported, or why it cannot be. Only the outermost
 * shape is looked at (assumption: anything else is accepted and fails later).
 */
export function readDocument(
  given: unknown,
): {readonly entries: readonly unknown[]} | {readonly problem: string} {
  if (!isRecord(given)) return {problem: 'The configuration must be an object.'};
  const entries = given.mappings;
  if (!Array.isArray(entries)) return {problem: 'The configuration needs a list of mappings.'};
  return {entries: entries as readonly unknown[]};
}

/** Takes the entries of a document into the connection: creates, changes, and leaves the rest. */
export function applyEntries(
  world: World,
  connection: Connection,
  entries: readonly unknown[],
  at: number,
): void {
  const organization = organizationOf(world, connection);
  const present = new Map(
    connection.mappings.map((mapping) => [mapping.object_name.toLowerCase(), mapping]),
  );
  let unusable = 0;
  let bad = 0;
  for (const entry of entries) {
    const name = isRecord(entry) ? entry.object_name : undefined;
    if (!isRecord(entry) || typeof name !== 'string' || name === '') {
      unusable += 1;
      continue;
    }
    const subject = {objectName: name, connection, organization, switches: world.switches};
    const reading = readConfiguration(entry.config, subject);
    let mapping = present.get(name.toLowerCase());
    if (mapping) changeMapping(world, connection, mapping, reading, at);
    else mapping = createMapping(world, connection, name, reading, at);
    present.set(name.toLowerCase(), mapping);
    if (mapping.problem === null) continue;
    bad += 1;
    const message = `${name}: ${mapping.problem}`;
    notify(world, connection, {event_type: 'mapping-error', message}, at);
  }
  const failsWhole = world.switches.bad_import === 'connection_error' && bad > 0;
  if (unusable > 0 || failsWhole) fail(world, connection, 'system', at);
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

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
