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
  const added = namesNotIn(before.names, after.names).sort();
  const removed = namesNotIn(after.names, before.names).sort();
  const alone = new Set([...added, ...removed]);
  const valued = new Set([...before.values.keys(), ...after.values.keys()]);
  const both = [...valued].filter((field) => !alone.has(field)).sort();
  return [
    ...added.map((field) => ({kind: 'field_added', field}) as const),
    ...removed.map((field) => ({kind: 'field_removed', field}) as const),
    ...both.flatMap((field) =>
      setting(`fields.${field}`, fieldOf(before.values, field), fieldOf(after.values, field)),
    ),
  ];
}

function indexChanges(before: Indexes, after: Indexes): ConfigChange[] {
  const added: ConfigChange[] = [];
  const kept: ConfigChange[] = [];
  const removed: ConfigChange[] = [];
  for (const field of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [from, to] = [before.get(field), after.get(field)];
    const unique = (to ?? from)?.unique === true;
    if (from === undefined) added.push({kind: 'index_added', field, unique});
    else if (to === undefined) removed.push({kind: 'index_removed', field, unique});
    else if ((from.unique === true) !== unique) kept.push({kind: 'index_changed', field, unique});
    else if (!sameJson(from.extra, to.extra)) {
      kept.push(...setting(`indexes.${field}`, spelledOut(from), spelledOut(to)));
    }
  }
  return [...added, ...kept, ...removed];
}

function settingChanges(before: MappingConfig, after: MappingConfig): ConfigChange[] {
  const keys = [before, after].flatMap(({settings, extra}) => [
    ...Object.keys(settings),
    ...Object.keys(extra),
  ]);
  return [...new Set(keys)]
    .sort()
    .filter((key) => !isVolatile(key) && rowOf(key)?.kind !== 'names')
    .flatMap((key) => setting(key, valueOf(before, key), valueOf(after, key)));
}

function setting(key: string, from: Json = null, to: Json = null): ConfigChange[] {
  return sameJson(from, to) ? [] : [{kind: 'setting_changed', key, from, to}];
}

/** An index that does not say whether it is unique is not. */
function spelledOut(index: Index): Json {
  const rendered = renderIndex(index);
  const silent = isObject(rendered) && rendered.unique === undefined;
  return silent ? {...rendered, unique: false} : rendered;
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
      return `index on ${change.field} ${change.unique ? 'becomes unique' : 'is no longer unique'}`;
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
