import {Failure} from '../../errors.ts';
import {matchCase} from '../configuration/match-case.ts';
import {
  fieldNames,
  namesNotIn,
  parseConfig,
  renderConfig,
  type MappingConfig,
} from '../configuration/config.ts';
import {
  parseConfiguration,
  type ConfiguredMapping,
  type Parsed,
} from '../configuration/configuration.ts';
import {isObject, own, type Json, type JsonObject} from '../json.ts';
import {again} from '../../next-step.ts';
import {unknownName} from '../text/unknown-name.ts';

/** The key of an overlay that stands for every mapping. */
const everyMapping = '*';

/**
 * What is different in one environment: `{"mappings": {"Account": {"access": "read_only"}}}`. Each
 * value is a merge patch (RFC 7396) of that mapping's config; null leaves out what it stands for, a
 * mapping, a field or a setting, and means none for the upsert field. `*` stands for every mapping and goes before those by name.
 */
export type Overlay = Readonly<Record<string, JsonObject | null>>;

/** Reads an overlay. @param name the file's, for messages. @throws Failure `bad_input` */
export function readOverlay(value: Json, name: string): Overlay {
  const patches = isObject(value) ? own(value, 'mappings') : undefined;
  if (!isObject(patches)) {
    throw notOverlay(name, 'An overlay must have a `mappings` object.');
  }
  const overlay: [string, JsonObject | null][] = [];
  for (const [object, patch] of Object.entries(patches)) {
    if (patch !== null && !isObject(patch)) {
      throw notOverlay(
        name,
        `mappings.${object} must be an object, or null to remove the mapping.`,
      );
    }
    if (object === everyMapping && patch === null) {
      throw notOverlay(name, 'mappings.* cannot be null: that would remove every mapping.');
    }
    overlay.push([object, patch]);
  }
  return Object.fromEntries(overlay);
}

/**
 * The mappings as they are in the overlay's environment. A field that is left out takes its index
 * with it.
 *
 * @throws Failure `bad_input` for a mapping that is not there, which is a slip more often than not
 */
export function applyOverlay(
  mappings: readonly ConfiguredMapping[],
  overlay: Overlay,
  name: string,
): Parsed {
  const names = mappings.map(({object_name}) => object_name);
  for (const object of Object.keys(overlay)) {
    if (object === everyMapping || names.includes(object)) continue;
    throw unknownName({
      kind: 'bad_input',
      message: `${name} changes ${object}, which is not mapped.`,
      word: object,
      candidates: names,
      reason:
        names.length === 0 ? 'There are no mappings.' : `Mapped objects: ${names.join(', ')}.`,
      of: [],
      next: again('with the correct name'),
    });
  }
  const general = overlay[everyMapping] ?? {};
  const patched = mappings.flatMap(({object_name, config}): JsonObject[] => {
    const patch = Object.hasOwn(overlay, object_name) ? overlay[object_name] : {};
    if (patch == null) return [];
    const result = patchConfig(patchConfig(config, general), patch);
    return [{object_name, config: renderConfig(result)}];
  });
  return parseConfiguration({mappings: patched});
}

function patchConfig(config: MappingConfig, patch: JsonObject): MappingConfig {
  const spelled = renderConfig(matchCase(parseConfig(patch), config));
  const merged = mergePatch(renderConfig(config), spelled) as JsonObject;
  // Left out it would stay as it is on a mapping that exists.
  const none = own(spelled, 'upsert_field') === null ? {upsert_field: null} : {};
  const patched = parseConfig({...merged, ...none});
  if (patched.fields === undefined || patched.indexes === undefined) return patched;
  const gone = namesNotIn(fieldNames(patched), fieldNames(config));
  const indexes = [...patched.indexes].filter(([field]) => !gone.includes(field));
  return {...patched, indexes: new Map(indexes)};
}

/**
 * The package json-merge-patch leaves out whatever follows a key called `constructor` or `__proto__`,
 * and changes the value that it is given.
 */
function mergePatch(value: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(value) ? value : {}));
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), change));
  }
  return Object.fromEntries(merged);
}

function notOverlay(name: string, reason: string): Failure {
  return new Failure('bad_input', `${name} is not an overlay.`, {
    reason,
    next: {
      example: '{"mappings": {"Account": {"access": "read_only"}, "Lead": null}}',
      note: 'an example',
    },
    details: {file: name},
  });
}
