import {
  isEmpty,
  isObject,
  ordered,
  own,
  put,
  sortedJson,
  type Json,
  type JsonObject,
} from '../json.ts';
import {configKeys, isVolatile, rowOf, type KeyRow} from './keys.ts';
import {faultOf} from './shape/shape.ts';

type Rows = typeof configKeys;
type ValueOf<Row> =
  | (Row extends {values: readonly (infer Value)[]}
      ? Value
      : Row extends {kind: 'integer'}
        ? number
        : Row extends {kind: 'boolean'}
          ? boolean
          : string)
  | (Row extends {nullable: true} ? null : never);
type SettingKey = {
  [Key in keyof Rows]: Rows[Key] extends {kind: 'names'} ? never : Key;
}[keyof Rows];

/** What a config says besides its fields and indexes; what it does not say is not there. */
export type Settings = {[Key in SettingKey]?: ValueOf<Rows[Key]>};

/**
 * The fields that are mapped, in their order. Each is an empty object, of which there may be half a
 * million: so they are names here, and those that are something else have a value.
 */
export interface Fields {
  names: readonly string[];
  values: ReadonlyMap<string, Json>;
}

/** An index on one field, which is all that the service can express. */
export interface Index {
  /** Silence means that it is not. */
  unique?: boolean;
  /** What it says besides; all of it where it is no object. */
  extra?: Json;
}

export type Indexes = ReadonlyMap<string, Index>;

/** The config of a mapping, wherever it comes from. */
export interface MappingConfig {
  settings: Settings;
  fields?: Fields;
  indexes?: Indexes;
  /** What is not known, or not as the table of keys has it, is carried along untouched. */
  extra: JsonObject;
}

/** Reads a config. Nothing is refused, and `renderConfig` gives back what was there. */
export function parseConfig(value: JsonObject): MappingConfig {
  const settings: JsonObject = {};
  const config: MappingConfig = {settings, extra: {}};
  for (const key of Object.keys(value)) {
    const item = value[key] ?? null;
    if (key === 'fields' && isObject(item)) config.fields = parseFields(item);
    else if (key === 'indexes' && isObject(item)) config.indexes = parseIndexes(item);
    else if (isSetting(key, item)) settings[key] = item;
    else put(config.extra, key, item);
  }
  return config;
}

function isSetting(key: string, value: Json): boolean {
  const row = rowOf(key);
  if (row === undefined || row.kind === 'object') return false;
  return row.kind !== 'names' && row.kind !== 'list' && faultOf(value, row) === null;
}

const noValues: Fields['values'] = new Map();

function parseFields(value: JsonObject): Fields {
  const names = Object.keys(value);
  const said = names.filter((name) => !isEmpty(value[name] ?? null));
  const values =
    said.length === 0 ? noValues : new Map(said.map((name) => [name, value[name] ?? null]));
  return {names, values};
}

function parseIndexes(value: JsonObject): Indexes {
  return new Map(Object.entries(value).map(([field, index]) => [field, parseIndex(index)]));
}

function parseIndex(value: Json): Index {
  if (isEmpty(value)) return {};
  if (!isObject(value) || typeof value.unique !== 'boolean') return {extra: value};
  const {unique, ...extra} = value;
  return isEmpty(extra) ? {unique} : {unique, extra};
}

/** A config as JSON, as it is sent: all of it, names in the order in which they are. */
export function renderConfig(config: MappingConfig): JsonObject {
  const {settings, fields, indexes, extra} = config;
  return {
    ...extra,
    ...settings,
    ...(fields === undefined ? {} : {fields: renderFields(fields)}),
    ...(indexes === undefined ? {} : {indexes: renderIndexes(indexes)}),
  };
}

/** A config as JSON in canonical order, without what changes though nothing was changed. */
export function canonicalConfig({settings, fields, indexes, extra}: MappingConfig): JsonObject {
  const said = Object.entries({...extra, ...settings}).filter(([key]) => !isVolatile(key));
  return ordered(Object.keys(configKeys), Object.fromEntries(said), {
    ...(fields === undefined ? {} : {fields: renderFields(sorted(fields))}),
    ...(indexes === undefined ? {} : {indexes: sortedJson(renderIndexes(indexes))}),
  });
}

/** Stands for every field that is an empty object; what was rendered is not changed. */
const empty: JsonObject = Object.freeze({});

function renderFields({names, values}: Fields): JsonObject {
  // Without a prototype it takes any name as its own, and is filled in a fourth of the time.
  const rendered = Object.create(null) as JsonObject;
  for (const name of names) rendered[name] = fieldOf(values, name);
  return rendered;
}

/** What a field says of itself. */
export function fieldOf(values: Fields['values'], name: string): Json {
  const value = values.get(name);
  return value === undefined ? empty : value;
}

function sorted({names, values}: Fields): Fields {
  const entries = [...values].map(([name, value]) => [name, sortedJson(value)] as const);
  return {names: [...names].sort(), values: new Map(entries)};
}

function renderIndexes(indexes: Indexes): JsonObject {
  return Object.fromEntries([...indexes].map(([field, index]) => [field, renderIndex(index)]));
}

/** An index as JSON. */
export function renderIndex({unique, extra}: Index): Json {
  if (unique === undefined) return extra === undefined ? empty : extra;
  return {unique, ...(isObject(extra) ? extra : {})};
}

/** What a config says under a key, known or not, that is neither its fields nor its indexes. */
export function valueOf({settings, extra}: MappingConfig, key: string): Json | undefined {
  return Object.hasOwn(settings, key) ? own(settings, key) : own(extra, key);
}

/** The mapped fields, as the service spells them, in its order. */
export function fieldNames({fields}: MappingConfig): readonly string[] {
  return fields?.names ?? [];
}

/** A config with every setting said: silence means the default, not “as it is”. */
export function withDefaults(config: MappingConfig): MappingConfig {
  const silent = Object.entries(settingDefaults()).filter(
    ([key]) => valueOf(config, key) === undefined,
  );
  return {...config, settings: {...Object.fromEntries(silent), ...config.settings}};
}

/** The settings of a new mapping where nothing else is said. */
export function settingDefaults(): Settings {
  const rows = Object.entries<KeyRow>(configKeys);
  return Object.fromEntries(
    rows.flatMap(([key, row]) => (row.default === undefined ? [] : [[key, row.default]])),
  );
}

/**
 * The names that others lack. Mostly two sides have the same ones in the same order, which is seen
 * without looking each of them up.
 */
export function namesNotIn(others: readonly string[], names: readonly string[]): string[] {
  const begin = names.findIndex((name, index) => name !== others[index]);
  if (begin === -1) return [];
  const known = new Set(others);
  return names.slice(begin).filter((name) => !known.has(name));
}
