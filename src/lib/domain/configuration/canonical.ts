import {isObject, type Json, type JsonObject} from '../json.ts';
import {jsonText} from '../source/json-text.ts';

/*
 * The canonical form of a configuration: the same configuration always gives the same bytes.
 *
 * - Two spaces of indentation, LF as the line break, one at the end, and no byte order mark.
 * - Keys in the orders below; other keys after them, sorted; fields, indexes and features sorted.
 * - Mappings sorted by object name. Sorting is by UTF-16 code unit, upper case before lower case.
 * - Without what changes though nothing was changed: `exported_at`, `applied_at`, `revision`.
 * - `$schema`, which is for editors, first.
 * - A file of a folder, one mapping or the connection’s, is written as it is in the whole.
 * - YAML in lines of their own and without quotation marks, as `source/yaml-text.ts` says.
 */

const documentOrder = ['$schema', 'mappings', 'connection', 'version'];
const mappingOrder = ['$schema', 'object_name', 'config'];
const configOrder = [
  'access',
  'sf_notify_enabled',
  'sf_polling_seconds',
  'sf_max_daily_api_calls',
  'upsert_field',
  'fields',
  'indexes',
];
const passingOfConnection = ['exported_at'];
/** The keys of a config that change though nothing was changed. */
export const passingOfConfig: readonly string[] = ['applied_at', 'revision'];

/** The canonical text of a configuration document. */
export function canonicalText(document: JsonObject): string {
  return jsonText(canonical(document));
}

/** The document in canonical order, without what passes. What is not known is kept. */
export function canonical(document: JsonObject): JsonObject {
  const {mappings, connection} = document;
  return inOrder(
    {
      ...sortedValues(document),
      ...(Array.isArray(mappings) ? {mappings: mappings.map(canonicalItem).sort(byObject)} : {}),
      ...(isObject(connection)
        ? {connection: sorted(without(connection, passingOfConnection))}
        : {}),
    },
    documentOrder,
  );
}

/** A mapping's config in canonical order. */
export function canonicalConfig(config: JsonObject): JsonObject {
  return inOrder(sortedValues(without(config, passingOfConfig)), configOrder);
}

/** A mapping in canonical order. */
export function canonicalMapping(mapping: JsonObject): JsonObject {
  const {config} = mapping;
  return inOrder(
    {...sortedValues(mapping), ...(isObject(config) ? {config: canonicalConfig(config)} : {})},
    mappingOrder,
  );
}

function canonicalItem(mapping: Json): Json {
  return isObject(mapping) ? canonicalMapping(mapping) : mapping;
}

function byObject(a: Json, b: Json): number {
  const name = (mapping: Json) =>
    isObject(mapping) && typeof mapping.object_name === 'string' ? mapping.object_name : '';
  return compare(name(a), name(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function without(record: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

function inOrder(record: JsonObject, order: readonly string[]): JsonObject {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => rank(a) - rank(b) || compare(a, b)),
  );
}

function sorted(record: JsonObject): JsonObject {
  return inOrder(sortedValues(record), []);
}

function sortedValues(record: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, deeplySorted(value)]),
  );
}

function deeplySorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(deeplySorted);
  return isObject(value) ? sorted(value) : value;
}
