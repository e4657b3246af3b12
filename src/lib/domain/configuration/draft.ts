import {isObject, own, put, type JsonObject} from '../json.ts';
import {fieldNames} from '../mappings/mapping.ts';
import type {ConfiguredMapping} from './configuration.ts';
import {again} from '../next-step.ts';
import {unknownName} from '../text/unknown-name.ts';
import {isVolatile, rowOf, settingDefaults} from './keys.ts';
import {spellingOf} from './match-case.ts';
import {systemFieldsOf} from './system-fields.ts';

/** What somebody wants of a mapping's configuration; what is left out stays as it is. */
export interface ConfigEdit {
  addFields?: readonly string[] | undefined;
  removeFields?: readonly string[] | undefined;
  addIndexes?: readonly {field: string; unique: boolean}[] | undefined;
  removeIndexes?: readonly string[] | undefined;
  /** By their keys; null takes one away. */
  settings?: Readonly<JsonObject> | undefined;
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
    settingDefaults(),
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
  const upsert = edit.settings?.upsert_field;
  const settings = {
    ...edit.settings,
    ...(typeof upsert === 'string' ? {upsert_field: spell(upsert)} : {}),
  };
  const addIndexes = [
    ...(edit.addIndexes ?? []),
    ...(typeof upsert === 'string' ? [{field: upsert, unique: true}] : []),
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
  const said: JsonObject = {...config, ...settings};
  return {
    ...Object.fromEntries(
      Object.entries(said).filter(([key, value]) => value !== null || !mayBeNothing(key)),
    ),
    fields,
    indexes,
  };
}

/** Whether null stands for no setting; what the service writes is kept as it is. */
function mayBeNothing(key: string): boolean {
  return rowOf(key)?.nullable === true && !isVolatile(key);
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
    of: ['remove-field', 'remove-index'],
    next: again('with the right name'),
  });
}
