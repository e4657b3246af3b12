import {isObject, type Json, type JsonObject} from '../json.ts';
import {indexes} from '../mapping.ts';
import {canonicalConfig} from './canonical.ts';

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
  const [a, b] = [canonicalConfig(before), canonicalConfig(after)];
  return [...fieldChanges(a, b), ...indexChanges(a, b), ...settingChanges(a, b)];
}

function fieldChanges(a: JsonObject, b: JsonObject): ConfigChange[] {
  const fields = (config: JsonObject) => (isObject(config.fields) ? config.fields : {});
  const [before, after] = [fields(a), fields(b)];
  return [
    ...Object.keys(after)
      .filter((field) => !Object.hasOwn(before, field))
      .map((field): ConfigChange => ({kind: 'field_added', field})),
    ...Object.keys(before)
      .filter((field) => !Object.hasOwn(after, field))
      .map((field): ConfigChange => ({kind: 'field_removed', field})),
  ];
}

function indexChanges(a: JsonObject, b: JsonObject): ConfigChange[] {
  const byField = (config: JsonObject) =>
    new Map(indexes(config).map(({field, unique}) => [field, unique]));
  const [before, after] = [byField(a), byField(b)];
  const changes: ConfigChange[] = [];
  for (const [field, unique] of after) {
    const known = before.get(field);
    if (known === undefined) changes.push({kind: 'index_added', field, unique});
    else if (known !== unique) changes.push({kind: 'index_changed', field, unique});
  }
  for (const [field, unique] of before) {
    if (!after.has(field)) changes.push({kind: 'index_removed', field, unique});
  }
  return changes;
}

function settingChanges(a: JsonObject, b: JsonObject): ConfigChange[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys
    .filter((key) => key !== 'fields' && key !== 'indexes')
    .filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
    .map((key) => ({kind: 'setting_changed', key, from: a[key] ?? null, to: b[key] ?? null}));
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

function written(value: Json): string {
  if (value === null) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
