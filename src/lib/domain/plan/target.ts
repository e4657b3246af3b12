import {withDefaults, type MappingConfig, type Settings} from '../configuration/config.ts';
import {isVolatile, rowOf} from '../configuration/keys.ts';
import {matchCase} from '../configuration/match-case.ts';
import type {JsonObject} from '../json.ts';

/**
 * The config that a mapping gets so that it is as wanted: every setting said, nothing that passes,
 * and names as the mapping spells them already.
 *
 * @param wanted of a file
 * @param live of the mapping as it is; null for a new one
 */
export function targetOf(wanted: MappingConfig, live: MappingConfig | null): MappingConfig {
  const {settings, extra, ...names} = matchCase(withDefaults(wanted), live);
  // The service may drop a key that is not known, so that alone is no reason to change anything.
  const isAsked = (key: string) =>
    live === null || rowOf(key) !== undefined || Object.hasOwn(live.extra, key);
  return {
    ...names,
    settings: only(settings, (key, value) => !isVolatile(key) && value !== null),
    extra: {
      // What the mapping has and the file does not know is not taken away.
      ...only(live?.extra ?? {}, (key) => rowOf(key) === undefined),
      ...only(extra, (key) => !isVolatile(key) && isAsked(key)),
    },
  };
}

function only<T extends Settings | JsonObject>(
  record: T,
  keep: (key: string, value: unknown) => boolean,
): T {
  const entries = Object.entries(record).filter(([key, value]) => keep(key, value));
  return Object.fromEntries(entries) as T;
}
