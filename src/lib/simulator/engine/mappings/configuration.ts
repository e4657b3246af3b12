/**
 * The configuration of one mapping: its shape, how it is read, what is wrong with it.
 *
 * Keys and values are those of exported files and of the reference article's mapping endpoints; the
 * defaults of keys left out are not documented (assumption `configuration_defaults`).
 */
import {fieldProblems, objectProblem} from '../../model/salesforce.ts';
import type {Behavior} from '../../model/behavior.ts';
import type {Configuration, Connection, Organization} from '../../model/world.ts';

/** What is wrong, by the key it is wrong with. */
export type Problems = Record<string, string[]>;

export interface Reading {
  /** What could be used of it; wrong values are replaced by defaults or left out. */
  readonly config: Configuration;
  readonly problems: Problems;
}

/** What a configuration is read for. */
export interface Subject {
  readonly objectName: string;
  readonly connection: Connection;
  readonly organization: Organization | null;
  readonly behavior: Behavior;
}

/**
 * Reads a mapping's configuration as it was sent. A key left out has its default (assumption
 * `absent_keys`), one that is not known is dropped (assumption `unknown_keys`).
 *
 * @param given the value of `config`, anything
 */
export function readConfiguration(given: unknown, subject: Subject): Reading {
  const problems: Problems = {};
  const note: Note = (key, problem) => (problems[key] ??= []).push(problem);
  const source = isRecord(given) ? given : {};
  if (isRecord(given)) checkExistence(source, subject, note);
  else note('config', 'This field must be an object.');
  const polling = pick(source, 'sf_polling_seconds', 600, isPositive, note);
  const config: Configuration = {
    access: pick<Configuration['access']>(source, 'access', 'read_only', isAccess, note),
    sf_notify_enabled: pick(source, 'sf_notify_enabled', false, isBoolean, note),
    sf_polling_seconds: atLeastMinimum(polling, subject, note),
    sf_max_daily_api_calls: pick(source, 'sf_max_daily_api_calls', 30000, isPositive, note),
    fields: readFields(source, note),
    ...readIndexes(source, note),
    ...readUpsertField(source, note),
  };
  return {config, problems};
}

/** Whether two configurations, or parts of them, mean the same; the order of keys does not count. */
export function sameConfiguration(left: unknown, right: unknown): boolean {
  if (!isRecord(left) || !isRecord(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameConfiguration(left[key], right[key]))
  );
}

/** The problems as sentences one after the other, or null when there are none. */
export function describeProblems(problems: Problems): string | null {
  const sentences = Object.values(problems).flat();
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** Whether the value is an object with keys, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Note = (key: string, problem: string) => void;

function pick<Value>(
  source: Record<string, unknown>,
  key: string,
  fallback: Value,
  fits: (value: unknown) => boolean,
  note: Note,
): Value {
  if (!Object.hasOwn(source, key)) return fallback;
  if (fits(source[key])) return source[key] as Value;
  note(key, `Not a valid value: ${JSON.stringify(source[key])}.`);
  return fallback;
}

function atLeastMinimum(seconds: number, {connection, behavior}: Subject, note: Note): number {
  const minimum = connection.plan === 'demo' ? 600 : 120;
  if (seconds >= minimum || behavior.polling_below_minimum === 'accept') return seconds;
  if (behavior.polling_below_minimum === 'reject') {
    note('sf_polling_seconds', `Ensure this value is greater than or equal to ${minimum}.`);
  }
  return minimum;
}

function readFields(source: Record<string, unknown>, note: Note): Configuration['fields'] {
  const fields = source.fields;
  if (!isRecord(fields) || Object.keys(fields).length === 0) {
    note('fields', 'An object with at least one field is required.');
    return {};
  }
  for (const [name, value] of Object.entries(fields)) {
    if (!isRecord(value)) note('fields', `The value of ${name} must be an empty object.`);
  }
  return Object.fromEntries(Object.keys(fields).map((name) => [name, {}]));
}

function readIndexes(source: Record<string, unknown>, note: Note): Pick<Configuration, 'indexes'> {
  const indexes = source.indexes;
  if (indexes === undefined) return {};
  if (!isRecord(indexes)) {
    note('indexes', 'This field must be an object.');
    return {};
  }
  const entries = Object.entries(indexes).map(([name, index]) => {
    if (!isMapped(source, name)) note('indexes', `${name} has an index and is not mapped.`);
    const unique = isRecord(index) ? (index.unique ?? false) : undefined;
    if (!isBoolean(unique)) note('indexes', `The index of ${name} must say whether it is unique.`);
    return [name, {unique: unique === true}] as const;
  });
  return {indexes: Object.fromEntries(entries)};
}

function readUpsertField(
  source: Record<string, unknown>,
  note: Note,
): Pick<Configuration, 'upsert_field'> {
  const name = source.upsert_field;
  if (name === undefined || name === null) return {};
  if (typeof name !== 'string') {
    note('upsert_field', 'Not a valid string.');
    return {};
  }
  if (!isMapped(source, name)) note('upsert_field', `${name} is not mapped.`);
  return {upsert_field: name};
}

function checkExistence(source: Record<string, unknown>, subject: Subject, note: Note): void {
  const {objectName, organization, behavior} = subject;
  const missing = objectProblem(objectName, behavior);
  if (missing !== null) {
    note('object_name', missing);
    return;
  }
  const names = isRecord(source.fields) ? Object.keys(source.fields) : [];
  for (const problem of fieldProblems(organization, objectName, names, behavior)) {
    note('fields', problem);
  }
}

function isMapped(source: Record<string, unknown>, name: string): boolean {
  return isRecord(source.fields) && Object.hasOwn(source.fields, name);
}

function isAccess(value: unknown): boolean {
  return value === 'read_only' || value === 'read_write';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
