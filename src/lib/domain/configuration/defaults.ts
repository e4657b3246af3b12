import type {JsonObject} from '../json.ts';

/**
 * The settings of a mapping where nothing else is said: those of every real export, and what every
 * client that creates mappings sends. No source says what the service takes for a missing one.
 */
export const settingDefaults: Readonly<JsonObject> = {
  access: 'read_only',
  sf_notify_enabled: false,
  sf_polling_seconds: 600,
  sf_max_daily_api_calls: 30_000,
};

/** A config with every setting said: silence means the default, not “as it is”. */
export function withDefaults(config: JsonObject): JsonObject {
  return {...settingDefaults, ...config};
}
