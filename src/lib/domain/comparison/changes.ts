import {isObject, sameJson, type Json} from '../json.ts';
import {
  fieldOf,
  namesNotIn,
  renderIndex,
  valueOf,
  type Fields,
  type Index,
  type Indexes,
  type MappingConfig,
} from '../configuration/config.ts';
import {isVolatile, rowOf} from '../configuration/keys.ts';

/** One difference between two configurations of the same mapping, from the first to the second. */
export type ConfigChange =
  | {kind: 'field_added'; field: string}
  | {kind: 'field_removed'; field: string}
  | {kind: 'index_added'; field: string; unique: boolean}
  | {kind: 'index_removed'; field: string; unique: boolean}
  | {kind: 'index_changed'; field: string; unique: boolean}
  | {kind: 'setting_changed'; key: string; from: Json | null; to: Json | null};

/**
 * What differs by meaning: order, formatting, `revision` and `applied_at` do not count.
 *
 * @returns fields first, then indexes, then settings, each by name; empty where nothing differs
 */
export function changesBetween(before: MappingConfig, after: MappingConfig): ConfigChange[] {
  return [
    ...fieldChanges(before.fields ?? noFields, after.fields ?? noFields),
    ...indexChanges(before.indexes ?? noIndexes, after.indexes ?? noIndexes),
    ...settingChanges(before, after),
  ];
}

const noFields: Fields = {names: [], values: new Map()};
const noIndexes: Indexes = new Map();

function fieldChanges(before: Fields, after: Fields): ConfigChange[] {
  const [added, removed] = [
    namesNotIn(before.names, after.names),
    namesNotIn(after.names, before.names),
  ];
  const said = new Set([...before.values.keys(), ...after.values.keys()]);
  const both = [...said].filter((field) => !added.includes(field) && !removed.includes(field));
  return [
    ...added.sort().map((field): ConfigChange => ({kind: 'field_added', field})),
    ...removed.sort().map((field): ConfigChange => ({kind: 'field_removed', field})),
    ...both.sort().flatMap((field) => {
      const [from, to] = [fieldOf(before.values, field), fieldOf(after.values, field)];
      return sameJson(from, to) ? [] : [setting(`fields.${field}`, from, to)];
    }),
  ];
}

function indexChanges(before: Indexes, after: Indexes): ConfigChange[] {
  const [from, to] = [[...before.keys()].sort(), [...after.keys()].sort()];
  const kept = from.filter((field) => after.has(field));
  return [
    ...to
      .filter((field) => !before.has(field))
      .map((field): ConfigChange => ({kind: 'index_added', field, unique: isUnique(after, field)})),
    ...kept.flatMap((field) => indexChange(field, before, after)),
    ...from
      .filter((field) => !after.has(field))
      .map((field): ConfigChange => ({
        kind: 'index_removed',
        field,
        unique: isUnique(before, field),
      })),
  ];
}

function indexChange(field: string, before: Indexes, after: Indexes): ConfigChange[] {
  const unique = isUnique(after, field);
  if (isUnique(before, field) !== unique) return [{kind: 'index_changed', field, unique}];
  const [from, to] = [before.get(field), after.get(field)];
  if (sameJson(from?.extra, to?.extra)) return [];
  return [setting(`indexes.${field}`, spelledOut(from), spelledOut(to))];
}

function settingChanges(before: MappingConfig, after: MappingConfig): ConfigChange[] {
  const keys = [before, after].flatMap(({settings, extra}) => [
    ...Object.keys(settings),
    ...Object.keys(extra),
  ]);
  return [...new Set(keys)]
    .sort()
    .filter((key) => !isVolatile(key) && rowOf(key)?.kind !== 'names')
    .flatMap((key) => {
      const [from, to] = [valueOf(before, key), valueOf(after, key)];
      return sameJson(from ?? null, to ?? null) ? [] : [setting(key, from, to)];
    });
}

function setting(key: string, from: Json | undefined, to: Json | undefined): ConfigChange {
  return {kind: 'setting_changed', key, from: from ?? null, to: to ?? null};
}

/** An index that does not say whether it is unique is not. */
function spelledOut(index: Index = {}): Json {
  const rendered = renderIndex(index);
  const silent = isObject(rendered) && rendered.unique === undefined;
  return silent ? {...rendered, unique: false} : rendered;
}

function isUnique(indexes: Indexes, field: string): boolean {
  return indexes.get(field)?.unique === true;
}

/** A change in a few words: “field Fax”, “unique index on ERP_ID__c”, “access read_only → read_write”. */
export function describeChange(change: ConfigChange): string {
  switch (change.kind) {
    case 'field_added':
    case 'field_removed':
      return `field ${change.field}`;
    case 'index_added':
    case 'index_removed':
      return `${change.unique ? 'unique index' : 'index'} on ${change.field}`;
    case 'index_changed':
      return `index on ${change.field} ${change.unique ? 'becomes unique' : 'is unique no longer'}`;
    case 'setting_changed':
      return `${change.key} ${written(change.from)} → ${written(change.to)}`;
  }
}

/** The sign before a change in a list: added, removed, or changed. */
export function signOf({kind}: ConfigChange): '+' | '-' | '~' {
  if (kind.endsWith('_added')) return '+';
  return kind.endsWith('_removed') ? '-' : '~';
}

/** A value as a sentence shows it. */
function written(value: Json): string {
  if (value === null) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
