/** JSON as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/**
 * JSON in the words of whoever wrote it, which is passed on as it is. Apart from what reads it, so
 * that what only prints need not load a parser.
 */
export abstract class VerbatimJson {
  /**
   * The document with two spaces of indentation, as `JSON.stringify` has it.
   *
   * @returns null where it is nested too deeply
   */
  abstract indented(): string | null;
}

/** True for a JSON object: not an array, not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that is the object's own; what it inherits, as `constructor`, is none. */
export function own(record: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Makes a value the object's own, under any key: assigning to `__proto__` would do something else. */
export function put(record: JsonObject, key: string, value: Json): void {
  Object.defineProperty(record, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

/** Levels of nesting that are read; a connection's details have seven. */
export const deepestJson = 500;

/**
 * Whether a JSON text nests deeper than anything that the service sends. Whoever goes through such a
 * value calls itself at each level, and runs out of calls.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    // The opening brackets of JSON, and the closing ones.
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > deepestJson) return true;
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;

/** Where the string that begins at `start` has its closing quote; the text's end where it has none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (text.charCodeAt(escapes - 1) === backslash) escapes -= 1;
    if ((end - escapes) % 2 === 0) return end;
  }
  return text.length;
}

/** Whether two values mean the same: the order of keys does not count, that of items does. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** Whether a value is an object that says nothing. */
export function isEmpty(value: Json): boolean {
  if (!isObject(value)) return false;
  for (const _key in value) return false;
  return true;
}

/**
 * An object with some keys first and the others sorted; so is what is in them.
 *
 * @param rendered values that are in their order already
 */
export function ordered(
  first: readonly string[],
  said: JsonObject,
  rendered: JsonObject = {},
): JsonObject {
  const keys = Object.keys({...said, ...rendered});
  const known = first.filter((key) => keys.includes(key));
  const others = keys.filter((key) => !first.includes(key)).sort();
  const result: JsonObject = {};
  for (const key of [...known, ...others]) {
    put(result, key, own(rendered, key) ?? sortedJson(said[key] ?? null));
  }
  return result;
}

/** The same value with the keys of every object sorted. */
export function sortedJson(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortedJson);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortedJson(value[key] ?? null)]));
}
