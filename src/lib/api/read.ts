import {isObject, type Json, type JsonObject} from '../domain/json.ts';
import {unexpectedShape} from './http/http-failures.ts';

/*
 * The API may add fields and values at any time, and an answer may lack what it should have. So
 * every field is read for what it is good for, and null where it is of no use; only what cannot be
 * done without is demanded.
 */

/** A JSON object. @throws Failure `service` naming `what` for anything else */
export function object(value: Json | undefined, what: string): JsonObject {
  if (isObject(value)) return value;
  throw unexpectedShape(`${what} is not an object.`);
}

/** An item of a list; an empty object in the place of anything else, so that the rest is shown. */
export function entry(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

/** A string that has to be there; a number is taken as one. @throws Failure `service` */
export function requiredText(record: JsonObject, key: string, what: string): string {
  const value = text(record[key]);
  if (value === null || value === '') throw unexpectedShape(`${what} has no ${key}.`);
  return value;
}

/** A string, or a number or boolean written as one; null for anything else. */
export function text(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** As `text`, with null for the empty string, which the service uses for absent names. */
export function name(value: Json | undefined): string | null {
  const read = text(value);
  return read === '' ? null : read;
}

/**
 * A count of rows, seconds or pages, or one written as a string; null for anything else, such as a
 * negative one, or 1e999, which JSON can say and is read as Infinity.
 */
export function wholeNumber(value: Json | undefined): number | null {
  if (typeof value === 'string')
    return /^\d+$/.test(value.trim()) ? wholeNumber(Number(value)) : null;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}

/**
 * The id of a record, from its own field or from the address that it has of itself: older answers of
 * the service have `detail_url` only.
 *
 * @param of the part of a path before the id, such as `connections`
 * @returns empty where there is none
 */
export function idOf(record: JsonObject, of: 'connections' | 'mappings'): string {
  const own = name(record.id);
  if (own !== null) return own;
  const path = new RegExp(`/${of}/([^/?#]+)`).exec(text(record.detail_url) ?? '');
  return path?.[1] ?? '';
}

export function boolean(value: Json | undefined): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** The object under a key; empty where there is none. */
export function part(record: JsonObject, key: string): JsonObject {
  const value = record[key];
  return isObject(value) ? value : {};
}

/** The items of a list, whether in the documented envelope or bare. @throws Failure `service` */
export function items(value: Json | undefined, key: string, what: string): Json[] {
  const list = isObject(value) ? value[key] : value;
  if (Array.isArray(list)) return list;
  throw unexpectedShape(`${what} has no list of ${key}.`);
}
