/**
 * Importing a configuration: it merges by object name, deletes nothing, and is accepted whatever it
 * says; wrong content shows later (official plugin's issue 97).
 */
import {isRecord, readConfiguration} from './mappings/configuration.ts';
import {fail} from './failures.ts';
import {notify} from './states/notifications.ts';
import {changeMapping, createMapping} from './mappings/mapping-work.ts';
import {organizationOf} from '../model/find.ts';
import type {Connection, World} from '../model/world.ts';

/**
 * The entries of a document that is about to be imported, or why it cannot be. Only the outermost
 * shape is looked at (assumption `import_shape`).
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
    const subject = {objectName: name, connection, organization, behavior: world.behavior};
    const reading = readConfiguration(entry.config, subject);
    let mapping = present.get(name.toLowerCase());
    if (mapping) changeMapping(world, connection, mapping, reading, at);
    else mapping = createMapping(world, connection, name, reading, at);
    present.set(name.toLowerCase(), mapping);
    if (mapping.problem === null) continue;
    bad += 1;
    notify(world, connection, 'mapping-error', `${name}: ${mapping.problem}`, at);
  }
  const failsWhole = world.behavior.bad_import === 'connection_error' && bad > 0;
  if (unusable > 0 || failsWhole) fail(world, connection, 'system', at);
}
