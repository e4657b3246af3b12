import {volatileKeys} from '../configuration/canonical.ts';
import {settingDefaults, withDefaults} from '../configuration/defaults.ts';
import {matchCase} from '../configuration/match-case.ts';
import type {JsonObject} from '../json.ts';

/** The keys of a config that are known; the service may drop any other, so it is no reason to change. */
const knownKeys = ['fields', 'indexes', 'upsert_field', ...Object.keys(settingDefaults)];

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
    ([key]) => !volatileKeys.includes(key) && (live === null || isAsked(key, live)),
  );
  return {
    // What the mapping has and the file does not know is not taken away.
    ...(live === null ? {} : unknownOf(live)),
    ...Object.fromEntries(asked),
    ...(typeof upsert_field === 'string' ? {upsert_field} : {}),
  };
}

function isAsked(key: string, live: JsonObject): boolean {
  return knownKeys.includes(key) || Object.hasOwn(live, key);
}

function unknownOf(live: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(live).filter(([key]) => !knownKeys.includes(key) && !volatileKeys.includes(key)),
  );
}
