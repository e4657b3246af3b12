import type {JsonObject} from '../json.ts';
import {again} from '../../next-step.ts';
import {nearest} from '../text/nearest.ts';
import {unknownName} from '../text/unknown-name.ts';
import {fieldNames, parseConfig, settingDefaults, type MappingConfig} from './config.ts';
import type {ConfiguredMapping} from './configuration.ts';
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
): MappingConfig {
  const blank: MappingConfig = {settings: settingDefaults(), extra: {}};
  const base = defaults ? withSystemFields({object_name: object, config: blank}).config : blank;
  return applyEdit(base, edit, object);
}

/** A mapping with the fields and indexes that the service needs of its object. */
export function withSystemFields({object_name, config}: ConfiguredMapping): ConfiguredMapping {
  const {fields, indexes} = systemFieldsOf(object_name);
  const missing = indexes.filter(({field}) => config.indexes?.has(field) !== true);
  const edit = {addFields: fields, addIndexes: missing};
  return {object_name, config: applyEdit(config, edit, object_name)};
}

/**
 * A configuration with an edit applied. An added index adds its field, and an upsert field its
 * field and its unique index, since the service has one only with the other.
 *
 * @param object for messages
 * @throws Failure `usage` for taking away what is not there, where a similar name is
 */
export function applyEdit(config: MappingConfig, edit: ConfigEdit, object: string): MappingConfig {
  // A field that is there in another case is the same column.
  const spell = spellingOf(fieldNames(config));
  const fields = new Set(fieldNames(config));
  const indexes = new Map(config.indexes);
  const {settings, extra} = parseConfig({...config.settings, ...edit.settings});
  if (settings.upsert_field === null) delete settings.upsert_field;
  if (settings.upsert_field !== undefined) settings.upsert_field = spell(settings.upsert_field);
  for (const field of edit.addFields ?? []) fields.add(spell(field));
  for (const {field, unique} of edit.addIndexes ?? []) {
    fields.add(spell(field));
    indexes.set(spell(field), {unique});
  }
  if (edit.settings?.upsert_field != null && settings.upsert_field !== undefined) {
    fields.add(settings.upsert_field);
    indexes.set(settings.upsert_field, {unique: true});
  }
  for (const field of edit.removeIndexes ?? []) {
    indexes.delete(spelled([...indexes.keys()], field, `${object} has no index on`) ?? '');
  }
  for (const field of edit.removeFields ?? []) {
    const name = spelled([...fields], field, `${object} has no field`) ?? '';
    fields.delete(name);
    indexes.delete(name);
  }
  const values = [...(config.fields?.values ?? [])].filter(([name]) => fields.has(name));
  return {
    settings,
    fields: {names: [...fields], values: new Map(values)},
    indexes,
    extra: {...config.extra, ...extra},
  };
}

/**
 * The name as the configuration spells it; null where it is gone already, so that the same command
 * can be run again.
 *
 * @throws Failure `usage` where another name was meant
 */
function spelled(names: readonly string[], word: string, message: string): string | null {
  const found =
    names.find((name) => name === word) ??
    names.find((name) => name.toLowerCase() === word.toLowerCase());
  if (found !== undefined) return found;
  if (nearest(word, names) === null) return null;
  throw unknownName({
    kind: 'usage',
    message: `${message} ${word}.`,
    word,
    candidates: names,
    reason: `Valid names: ${names.join(', ')}.`,
    of: ['remove-field', 'remove-index'],
    next: again('with the correct name'),
  });
}
