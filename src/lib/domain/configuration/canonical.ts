import {ordered, sortedJson, type Json, type JsonObject} from '../json.ts';
import {jsonText} from '../source/text.ts';
import {canonicalConfig, renderConfig} from './config.ts';
import type {Configuration, ConfiguredMapping} from './configuration.ts';
import {documentShape, mappingShape} from './shape/document-shape.ts';

/*
 * The canonical form of a configuration: the same configuration always gives the same bytes.
 *
 * - Two spaces of indentation, LF as the line break, one at the end, and no byte order mark.
 * - Keys in the orders of the table of keys and below; other keys after them, sorted; fields,
 *   indexes and features sorted.
 * - Mappings sorted by object name. Sorting is by UTF-16 code unit, upper case before lower case.
 * - Without what changes though nothing was changed: `exported_at`, `applied_at`, `revision`.
 * - `$schema`, which is for editors, first.
 * - A file of a folder, one mapping or the connection’s, is written as it is in the whole.
 * - YAML in lines of their own and without quotation marks, as `source/yaml/text.ts` says.
 */

/** The canonical text of a configuration. */
export function canonicalText(configuration: Configuration): string {
  return jsonText(canonical(configuration));
}

/** A configuration as JSON in canonical order, without what passes. What is not known is kept. */
export function canonical(configuration: Configuration): JsonObject {
  const {mappings, extra} = configuration;
  const list: Json[] = [...mappings].sort(byObject).map(canonicalMapping);
  // What is no mapping at all is let through, where the service has exported it.
  if (Array.isArray(extra.mappings)) list.push(...extra.mappings.map(sortedJson));
  return ordered(documentKeys, restOf(configuration), {mappings: list});
}

/** The same of what a configuration says besides its mappings. */
export function canonicalRest(configuration: Configuration): JsonObject {
  return ordered(documentKeys, restOf(configuration));
}

/** A mapping in canonical order. */
export function canonicalMapping({object_name, config, extra}: ConfiguredMapping): JsonObject {
  const said = {...extra, object_name};
  return ordered(Object.keys(mappingShape.keys), said, {config: canonicalConfig(config)});
}

/** A configuration as it is sent: all of it, without `$schema`, which is for editors. */
export function renderConfiguration(configuration: Configuration): JsonObject {
  const {mappings, connection, version, extra} = configuration;
  const {$schema: _, ...rest} = extra;
  return {
    ...rest,
    mappings: mappings.map(renderMapping),
    ...(connection === undefined ? {} : {connection}),
    ...(version === undefined ? {} : {version}),
  };
}

/** The same as text. Each mapping is rendered by itself: half a million fields at once are 60 MiB. */
export function sentText(configuration: Configuration): string {
  const {mappings: _, ...rest} = renderConfiguration({...configuration, mappings: []});
  const list = configuration.mappings.map((mapping) => JSON.stringify(renderMapping(mapping)));
  const others = JSON.stringify(rest).slice(1);
  return `{"mappings":[${list.join(',')}]${others === '}' ? '' : ','}${others}`;
}

function renderMapping({object_name, config, extra}: ConfiguredMapping): JsonObject {
  const {$schema: _, ...rest} = extra ?? {};
  return {...rest, object_name, config: renderConfig(config)};
}

const documentKeys = Object.keys(documentShape.keys);

function restOf({connection, version, extra}: Configuration): JsonObject {
  const {mappings: _, ...rest} = extra;
  if (connection !== undefined) rest.connection = connection && withoutTime(connection);
  if (version !== undefined) rest.version = version;
  return rest;
}

/** What is said of a connection, but for the time of the export. */
export function withoutTime({exported_at: _, ...said}: JsonObject): JsonObject {
  return said;
}

/** Which of two mappings comes first. */
export function byObject(a: ConfiguredMapping, b: ConfiguredMapping): number {
  return a.object_name < b.object_name ? -1 : a.object_name > b.object_name ? 1 : 0;
}
