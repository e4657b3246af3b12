import {isObject, own, type Json, type JsonObject} from '../json.ts';

/**
 * A config with its names spelled as another has them, where they differ in case only: Salesforce
 * and Postgres know no case, so that is no difference, and as a change it would drop a column and
 * make the same one again.
 *
 * @param model null where there is none; the config is then as it was
 */
export function matchCase(config: JsonObject, model: JsonObject | null): JsonObject {
  const fields = model === null ? undefined : own(model, 'fields');
  if (!isObject(fields)) return config;
  const spell = spellingOf(fields);
  const upsert = own(config, 'upsert_field');
  return {
    ...config,
    ...respelled(config, 'fields', spell),
    ...respelled(config, 'indexes', spell),
    ...(typeof upsert === 'string' ? {upsert_field: spell(upsert)} : {}),
  };
}

/** How a field is spelled among fields, in whatever case it is given; as given where it is new. */
export function spellingOf(fields: JsonObject): (field: string) => string {
  let spellings: Map<string, string> | null = null;
  return (field) => {
    if (Object.hasOwn(fields, field)) return field;
    spellings ??= new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
    return spellings.get(field.toLowerCase()) ?? field;
  };
}

function respelled(
  config: JsonObject,
  part: 'fields' | 'indexes',
  spell: (field: string) => string,
): JsonObject {
  const record = own(config, part);
  if (!isObject(record)) return {};
  const keys = Object.keys(record);
  if (keys.every((key) => spell(key) === key)) return {[part]: record};
  return {
    [part]: Object.fromEntries(
      keys.map((key): [string, Json] => [spell(key), record[key] ?? null]),
    ),
  };
}
