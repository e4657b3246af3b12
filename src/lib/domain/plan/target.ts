import {withDefaults, type MappingConfig} from '../configuration/config.ts';
import {filledIn} from '../configuration/as-it-is.ts';
import type {ConfiguredMapping} from '../configuration/configuration.ts';
import {isVolatile, rowOf} from '../configuration/keys.ts';

/**
 * The config that a mapping gets so that it is as a document has it: every setting said, nothing
 * that passes, and names as the mapping spells them already.
 *
 * @param desired of a document
 * @param live of the mapping as it is; null for a new one
 */
export function targetOf(desired: ConfiguredMapping, live: MappingConfig | null): MappingConfig {
  const filled = live === null ? desired.config : filledIn(desired, live);
  const {settings, extra, ...names} = withDefaults(filled);
  // The service may drop a key that is not known, so that alone is no reason to change anything.
  const isRequested = (key: string) =>
    live === null || rowOf(key) !== undefined || Object.hasOwn(live.extra, key);
  return saying({...names, settings, extra: only(extra, isRequested)});
}

/** The config that a person’s edit makes of a mapping: what it leaves out is as it is. */
export function editedConfig(edited: ConfiguredMapping, live: MappingConfig): MappingConfig {
  return saying(filledIn(edited, live));
}

/** What a config says that is sent: nothing that passes, and nothing that is none. */
function saying({settings, extra, ...names}: MappingConfig): MappingConfig {
  return {
    ...names,
    settings: only(settings, (key, value) => !isVolatile(key) && value !== null),
    extra: only(extra, (key) => !isVolatile(key)),
  };
}

function only<T extends object>(record: T, keep: (key: string, value: unknown) => boolean): T {
  const entries = Object.entries(record).filter(([key, value]) => keep(key, value));
  return Object.fromEntries(entries) as T;
}
