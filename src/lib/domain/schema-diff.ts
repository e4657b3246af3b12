import type {ConnectionRef} from './connections/connection-ref.ts';

/**
 * What another API version means for a mapping, the worst first: `unsafe` the service refuses the
 * change; `undetermined` the service cannot tell; `safe` the table is adapted; `unchanged`.
 */
export const versionClasses = ['unsafe', 'undetermined', 'safe', 'unchanged'] as const;

export type VersionClass = (typeof versionClasses)[number];

/** How a mapping's fields differ in another version of Salesforce's API. */
export interface MappingSchemaDiff {
  object_name: string;
  class: VersionClass;
  /** The service's own sentences. */
  sentences: string[];
}

/** How a connection's mappings differ in another version of Salesforce's API, the worst first. */
export interface SchemaDiff {
  /** The connection's version; null where the service does not tell. */
  current: string | null;
  target: string;
  mappings: MappingSchemaDiff[];
}

/** The same, with the connection that was asked about. */
export interface ComparedVersions extends SchemaDiff {
  connection: ConnectionRef;
}

/** What the service says of a mapping; a boolean that it leaves out is null. */
export interface SchemaDiffFlags {
  changed: boolean | null;
  unsafe: boolean | null;
  undetermined: boolean | null;
}

/**
 * The class of a mapping. The service may leave booleans out; a change that it does not call safe is
 * not taken for one.
 */
export function versionClass({changed, unsafe, undetermined}: SchemaDiffFlags): VersionClass {
  if (unsafe === true) return 'unsafe';
  if (undetermined === true) return 'undetermined';
  if (changed === true) return unsafe === false ? 'safe' : 'undetermined';
  return changed === null && unsafe === null ? 'undetermined' : 'unchanged';
}

/** Sorts mappings, those first that need a person. */
export function byVersionClass(a: MappingSchemaDiff, b: MappingSchemaDiff): number {
  return (
    versionClasses.indexOf(a.class) - versionClasses.indexOf(b.class) ||
    a.object_name.localeCompare(b.object_name, 'en')
  );
}

/** The fields that the service's sentences name, in its own letters: lower case. */
export function fieldsIn(sentence: string): string[] {
  const list = /:\s*([\w\s,]+)\.?$/.exec(sentence.trim())?.[1] ?? '';
  return list
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}

/** Whether a sentence is about fields that Salesforce has no longer. */
export function isRemoval(sentence: string): boolean {
  return /\bremoved from Salesforce\b/i.test(sentence);
}

/**
 * A version as the API writes it: `61`, `v61.0` and `61.0` are the same.
 *
 * @returns null for what is no version
 */
export function parseApiVersion(text: string): string | null {
  const number = /^v?(\d{2,3})(\.0)?$/i.exec(text.trim())?.[1];
  return number === undefined ? null : `${Number(number)}.0`;
}
