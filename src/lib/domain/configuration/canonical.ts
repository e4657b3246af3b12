import {isObject, type Json, type JsonObject} from '../json.ts';
import {jsonText} from '../source/json-text.ts';
import {configKeys, isVolatile} from './keys.ts';

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

/** How the keys of an object are arranged; every value is arranged in one pass, from the top. */
interface Arrangement {
  /** The keys that come first, in this order; the others are sorted. */
  first?: readonly string[];
  /** The keys that are left out. */
  without?: readonly string[];
  /** How the values of single keys are arranged. */
  values?: Readonly<Record<string, (value: Json) => Json>>;
}

const configs = (): Arrangement => {
  const first = Object.keys(configKeys);
  return {first, without: first.filter(isVolatile)};
};

const mappings: Arrangement = {
  first: ['$schema', 'object_name', 'config'],
  values: {config: (value) => arranged(value, configs())},
};

const connections: Arrangement = {without: ['exported_at']};

const documents: Arrangement = {
  first: ['$schema', 'mappings', 'connection', 'version'],
  values: {
    mappings: (value) =>
      Array.isArray(value)
        ? value.map((mapping) => arranged(mapping, mappings)).sort(byObject)
        : arranged(value),
    connection: (value) => arranged(value, connections),
  },
};

/** The canonical text of a configuration document. */
export function canonicalText(document: JsonObject): string {
  return jsonText(canonical(document));
}

/** The document in canonical order, without what passes. What is not known is kept. */
export function canonical(document: JsonObject): JsonObject {
  return arrange(document, documents);
}

/** A mapping's config in canonical order. */
export function canonicalConfig(config: JsonObject): JsonObject {
  return arrange(config, configs());
}

/** A mapping in canonical order. */
export function canonicalMapping(mapping: JsonObject): JsonObject {
  return arrange(mapping, mappings);
}

function arranged(value: Json, arrangement: Arrangement = {}): Json {
  if (Array.isArray(value)) return value.map((item) => arranged(item));
  return isObject(value) ? arrange(value, arrangement) : value;
}

function arrange(
  record: JsonObject,
  {first = [], without = [], values = {}}: Arrangement,
): JsonObject {
  const keys = Object.keys(record).filter((key) => !without.includes(key));
  // Few objects have an order of their own; most of a large file is fields, which have none.
  if (first.length === 0) keys.sort();
  else keys.sort((a, b) => rank(a, first) - rank(b, first) || compare(a, b));
  return Object.fromEntries(
    keys.map((key) => {
      const arrangeValue = Object.hasOwn(values, key) ? values[key] : undefined;
      const value = record[key] ?? null;
      return [key, arrangeValue === undefined ? arranged(value) : arrangeValue(value)];
    }),
  );
}

function rank(key: string, first: readonly string[]): number {
  const at = first.indexOf(key);
  return at === -1 ? first.length : at;
}

function byObject(a: Json, b: Json): number {
  const name = (mapping: Json) =>
    isObject(mapping) && typeof mapping.object_name === 'string' ? mapping.object_name : '';
  return compare(name(a), name(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
