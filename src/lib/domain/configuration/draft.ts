import {isObject, own, put, type JsonObject} from '../json.ts';
import {fieldNames} from '../mappings/mapping.ts';
import type {ConfiguredMapping} from './configuration.ts';
import {unknownName} from '../text/unknown-name.ts';
import {settingDefaults} from './defaults.ts';
import {spellingOf} from './match-case.ts';
import {systemFieldsOf} from './system-fields.ts';

/** What somebody wants of a mapping's configuration; what is left out stays as it is. */
export interface ConfigEdit {
  addFields?: readonly string[] | undefined;
  removeFields?: readonly string[] | undefined;
  addIndexes?: readonly {field: string; unique: boolean}[] | undefined;
  removeIndexes?: readonly string[] | undefined;
  access?: string | undefined;
  sf_polling_seconds?: number | undefined;
  sf_notify_enabled?: boolean | undefined;
  /** Null takes it away. */
  upsert_field?: string | null | undefined;
}

/**
 * The configuration of a new mapping.
 *
 * @param defaults adds the fields and indexes that the service needs of the object
 */
export function draftConfig(
  object: string,
  edit: ConfigEdit,
  {defaults}: {defaults: boolean},
): JsonObject {
  const system = defaults ? systemFieldsOf(object) : {fields: [], indexes: []};
  const base = applyEdit(
    settingDefaults,
    {addFields: system.fields, addIndexes: system.indexes},
    object,
  );
  return applyEdit(base, edit, object);
}

/** A mapping with the fields and indexes that the service needs of its object. */
export function withSystemFields({object_name, config}: ConfiguredMapping): ConfiguredMapping {
  const {fields, indexes} = systemFieldsOf(object_name);
  const has = isObject(config.indexes) ? config.indexes : {};
  const missing = indexes.filter(({field}) => !Object.hasOwn(has, field));
  const edit = {addFields: fields, addIndexes: missing};
  return {object_name, config: applyEdit(config, edit, object_name)};
}

/**
 * A configuration with an edit applied. An added index adds its field, and an upsert field its
 * field and its unique index, since the service has one only with the other.
 *
 * @param object for messages
 * @throws Failure `usage` for taking away what is not there
 */
export function applyEdit(config: JsonObject, edit: ConfigEdit, object: string): JsonObject {
  const fields = {...(isObject(config.fields) ? config.fields : {})};
  const indexes = {...(isObject(config.indexes) ? config.indexes : {})};
  // A field that is there in another case is the same column.
  const spell = spellingOf(fields);
  const upsert = edit.upsert_field == null ? null : spell(edit.upsert_field);
  const addIndexes = [
    ...(edit.addIndexes ?? []),
    ...(upsert === null ? [] : [{field: upsert, unique: true}]),
  ];
  for (const field of (edit.addFields ?? []).map(spell))
    put(fields, field, own(fields, field) ?? {});
  for (const {field: given, unique} of addIndexes) {
    const field = spell(given);
    put(fields, field, own(fields, field) ?? {});
    put(indexes, field, {unique});
  }
  for (const field of edit.removeIndexes ?? []) {
    const name = spelled(Object.keys(indexes), field, `${object} has no index on`);
    Reflect.deleteProperty(indexes, name);
  }
  for (const field of edit.removeFields ?? []) {
    const name = spelled(fieldNames({fields}), field, `${object} has no field`);
    Reflect.deleteProperty(fields, name);
    Reflect.deleteProperty(indexes, name);
  }
  const {upsert_field, ...rest} = config;
  const kept = edit.upsert_field === undefined ? upsert_field : upsert;
  return {
    ...rest,
    ...(edit.access === undefined ? {} : {access: edit.access}),
    ...(edit.sf_polling_seconds === undefined ? {} : {sf_polling_seconds: edit.sf_polling_seconds}),
    ...(edit.sf_notify_enabled === undefined ? {} : {sf_notify_enabled: edit.sf_notify_enabled}),
    ...(kept === undefined || kept === null ? {} : {upsert_field: kept}),
    fields,
    indexes,
  };
}

/** The name as the configuration spells it. @throws Failure `usage` with what may have been meant */
function spelled(names: readonly string[], word: string, lacking: string): string {
  const found =
    names.find((name) => name === word) ??
    names.find((name) => name.toLowerCase() === word.toLowerCase());
  if (found !== undefined) return found;
  throw unknownName({
    kind: 'usage',
    message: `${lacking} ${word}.`,
    word,
    candidates: names,
    reason: names.length === 0 ? 'There are none.' : `There are ${names.join(', ')}.`,
    hint: '{again}    # with the right name',
  });
}
