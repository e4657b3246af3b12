import {
  parseConfig,
  renderConfig,
  type MappingConfig,
} from '../../src/lib/domain/configuration/config.ts';
import {
  parseConfiguration,
  type Configuration,
  type ConfiguredMapping,
} from '../../src/lib/domain/configuration/configuration.ts';
import type {Json, JsonObject} from '../../src/lib/domain/json.ts';

/** A config as a test writes it. */
export const configOf = (value: object): MappingConfig => parseConfig(value as JsonObject);

/** A mapping as a test writes it. */
export const mappingOf = (object_name: string, config: object): ConfiguredMapping => ({
  object_name,
  config: configOf(config),
});

/** A document as a test writes it, whether it is right or not. */
export const configurationOf = (value: object): Configuration =>
  parseConfiguration(value as Json).configuration;

/** What a config says, as a test compares it. */
export const plainOf = (config: MappingConfig): JsonObject =>
  JSON.parse(JSON.stringify(renderConfig(config))) as JsonObject;
