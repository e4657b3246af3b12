import type {MappingConfig} from '../configuration/config.ts';
import type {Configuration, ConfiguredMapping} from '../configuration/configuration.ts';
import {pairMappings} from '../comparison/pairs.ts';
import {targetOf} from './target.ts';

/**
 * A configuration as an import sends it: what it leaves out of a mapping that exists is filled in,
 * and what is to be none is said, since no source tells what the service makes of an absent key.
 *
 * @param live the mappings that the connection has
 */
export function importTarget(
  configuration: Configuration,
  live: readonly ConfiguredMapping[],
): Configuration {
  const before = new Map(
    pairMappings(live, configuration.mappings).map((pair) => [pair.after, pair.before]),
  );
  const mappings = configuration.mappings.map((mapping): ConfiguredMapping => {
    const existing = before.get(mapping)?.config ?? null;
    return {...mapping, config: saying(targetOf(mapping, existing), existing)};
  });
  return {...configuration, mappings};
}

/** A config that says of what the mapping has that it is to be none. */
function saying(target: MappingConfig, live: MappingConfig | null): MappingConfig {
  if (live?.settings.upsert_field == null || target.settings.upsert_field !== undefined) {
    return target;
  }
  return {...target, settings: {...target.settings, upsert_field: null}};
}
