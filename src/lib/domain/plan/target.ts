import {isVolatile, rowOf, withDefaults} from '../configuration/keys.ts';
import {matchCase} from '../configuration/match-case.ts';
import type {JsonObject} from '../json.ts';

/**
 * The config that a mapping gets so that it is as wanted: every setting said, nothing that passes,
 * and names as the mapping spells them already.
 *
 * @param wanted of a file
 * @param live of the mapping as it is; null for a new one
 */
export function targetOf(wanted: JsonObject, live: JsonObject | null): JsonObject {
  const {upsert_field, ...said} = matchCase(withDefaults(wanted), live);
  const asked = Object.entries(said).filter(
    ([key]) => !isVolatile(key) && (live === null || isAsked(key, live)),
  );
  return {
    // What the mapping has and the file does not know is not taken away.
    ...(live === null ? {} : unknownOf(live)),
    ...Object.fromEntries(asked),
    ...(typeof upsert_field === 'string' ? {upsert_field} : {}),
  };
}

/** The service may drop a key that is not known, so that alone is no reason to change anything. */
function isAsked(key: string, live: JsonObject): boolean {
  return rowOf(key) !== undefined || Object.hasOwn(live, key);
}

function unknownOf(live: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(live).filter(([key]) => rowOf(key) === undefined));
}
