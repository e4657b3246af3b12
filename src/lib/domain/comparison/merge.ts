import {isObject, own, sameJson, type Json, type JsonObject} from '../json.ts';
import {canonicalConfig, parseConfig, type MappingConfig} from '../configuration/config.ts';

/** Two edits of the same configuration, made one, or what both have touched. */
export type Merge = {config: MappingConfig} | {conflicts: Conflict[]};

export interface Conflict {
  /** The key, as `access` or `fields.Fax`. */
  path: string;
  mine: Json | null;
  theirs: Json | null;
}

/**
 * Joins two edits that began from the same configuration, three ways: what only one has changed is
 * taken from it; what both have changed to the same is taken; the rest is in conflict.
 */
export function mergeConfigs(
  base: MappingConfig,
  mine: MappingConfig,
  theirs: MappingConfig,
): Merge {
  const conflicts: Conflict[] = [];
  const config = mergeObjects(
    canonicalConfig(base),
    canonicalConfig(mine),
    canonicalConfig(theirs),
    '',
    conflicts,
  );
  return conflicts.length > 0 ? {conflicts} : {config: parseConfig(config)};
}

function mergeObjects(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  path: string,
  conflicts: Conflict[],
): JsonObject {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])];
  const merged = keys.flatMap((key): [string, Json][] => {
    const at = path === '' ? key : `${path}.${key}`;
    const [b, m, t] = [own(base, key), own(mine, key), own(theirs, key)];
    if (sameJson(m, t) || sameJson(t, b)) return present(key, m);
    if (sameJson(m, b)) return present(key, t);
    if (isObject(m) && isObject(t)) {
      return [[key, mergeObjects(isObject(b) ? b : {}, m, t, at, conflicts)]];
    }
    conflicts.push({path: at, mine: m ?? null, theirs: t ?? null});
    return [];
  });
  return Object.fromEntries(merged);
}

function present(key: string, value: Json | undefined): [string, Json][] {
  return value === undefined ? [] : [[key, value]];
}
