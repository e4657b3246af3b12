import {isObject, own, sameJson, type Json, type JsonObject} from '../json.ts';
import {isVolatile} from './keys.ts';

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
export function changesBetween(before: JsonObject, after: JsonObject): ConfigChange[] {
  return [
    ...fieldChanges(part(before, 'fields'), part(after, 'fields')),
    ...indexChanges(spelledOut(part(before, 'indexes')), spelledOut(part(after, 'indexes'))),
    ...settingChanges(before, after),
  ];
}

function fieldChanges(before: JsonObject, after: JsonObject): ConfigChange[] {
  return [
    ...missingIn(before, after).map((field): ConfigChange => ({kind: 'field_added', field})),
    ...missingIn(after, before).map((field): ConfigChange => ({kind: 'field_removed', field})),
    ...differing(before, after).map((field) =>
      setting(`fields.${field}`, before[field], after[field]),
    ),
  ];
}

function indexChanges(before: JsonObject, after: JsonObject): ConfigChange[] {
  return [
    ...missingIn(before, after).map((field): ConfigChange => ({
      kind: 'index_added',
      field,
      unique: isUnique(after[field]),
    })),
    ...differing(before, after).map((field): ConfigChange => {
      const unique = isUnique(after[field]);
      return isUnique(before[field]) === unique
        ? setting(`indexes.${field}`, before[field], after[field])
        : {kind: 'index_changed', field, unique};
    }),
    ...missingIn(after, before).map((field): ConfigChange => ({
      kind: 'index_removed',
      field,
      unique: isUnique(before[field]),
    })),
  ];
}

function settingChanges(before: JsonObject, after: JsonObject): ConfigChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys
    .filter((key) => key !== 'fields' && key !== 'indexes' && !isVolatile(key))
    .filter((key) => !sameJson(own(before, key) ?? null, own(after, key) ?? null))
    .map((key) => setting(key, own(before, key), own(after, key)));
}

function setting(key: string, from: Json | undefined, to: Json | undefined): ConfigChange {
  return {kind: 'setting_changed', key, from: from ?? null, to: to ?? null};
}

/** The keys that the first lacks, sorted. Few differ, so sorting them costs little. */
function missingIn(record: JsonObject, other: JsonObject): string[] {
  return Object.keys(other)
    .filter((key) => !Object.hasOwn(record, key))
    .sort();
}

/** The keys that both have with other values, sorted. */
function differing(before: JsonObject, after: JsonObject): string[] {
  return Object.keys(after)
    .filter((key) => Object.hasOwn(before, key) && !sameJson(before[key], after[key]))
    .sort();
}

function part(config: JsonObject, key: 'fields' | 'indexes'): JsonObject {
  const value = own(config, key);
  return isObject(value) ? value : {};
}

/** An index that does not say whether it is unique is not. */
function spelledOut(indexes: JsonObject): JsonObject {
  const said = Object.entries(indexes)
    .filter(([, index]) => isObject(index) && index.unique === undefined)
    .map(([field, index]): [string, Json] => [field, {...(index as JsonObject), unique: false}]);
  return said.length === 0 ? indexes : {...indexes, ...Object.fromEntries(said)};
}

function isUnique(index: Json | undefined): boolean {
  return isObject(index) && index.unique === true;
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
