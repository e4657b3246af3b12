/**
 * What the organization says of an object's fields, for GET …/schemas/<Object>.
 *
 * A field is a line in objects.json or common-fields.json, as Salesforce's object reference lists it:
 * its name, its type, its length in brackets or the object it refers to after `>`, then what is
 * remarkable about it (`readonly`, `formula`, `required` …), then its label where the name does not
 * give it. `without …` names the system fields that an object lacks.
 *
 * That the answer has `fields` with `name` and `required`, and that `required` marks what a mapping
 * must contain, is known from old versions of the official plugin. The other keys are Salesforce's
 * own names from its describe call (assumption `schema_keys`).
 */
import common from './common-fields.json' with {type: 'json'};
import objects from './objects.json' with {type: 'json'};

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly length: number;
  readonly required: boolean;
  readonly nillable: boolean;
  readonly unique: boolean;
  readonly idLookup: boolean;
  readonly externalId: boolean;
  readonly calculated: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly custom: boolean;
  readonly referenceTo: readonly string[];
}

/** The fields of one object, in order, and by their names in lower case. */
interface Schema {
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
}

const standard: Readonly<Record<string, readonly string[]>> = objects;
const spelling = new Map(Object.keys(standard).map((name) => [name.toLowerCase(), name]));
const read = new Map<string, Schema>();

const {system: systemLines, custom: customObject} = common;

const systemNames = new Set(systemLines.map((line) => line.split(' ')[0]));

/** Names of the standard objects whose fields are listed here. */
export const standardObjects: readonly string[] = Object.keys(standard).sort();

/** The name as Salesforce spells it, or undefined for an object not listed here. */
export function standardObject(name: string): string | undefined {
  return spelling.get(name.toLowerCase());
}

/**
 * The fields of a standard object, or of a custom one that has nothing of its own yet, system fields
 * first. Undefined for a standard object that is not listed here.
 */
export function schemaOf(objectName: string): Schema | undefined {
  const name = standardObject(objectName) ?? (isCustom(objectName) ? '__c' : undefined);
  if (name === undefined) return undefined;
  const known = read.get(name);
  if (known) return known;
  const fields = readFields(standard[name] ?? customObject);
  const schema = {
    fields,
    byName: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
  };
  read.set(name, schema);
  return schema;
}

/** The system fields of a standard object that is not listed here: `Id`, and those that are mapped. */
export function unlistedFields(mapped: readonly string[]): readonly Field[] {
  const names = ['id', ...mapped.map((name) => name.toLowerCase())];
  return systemLines.map(readLine).filter(({name}) => names.includes(name.toLowerCase()));
}

/** A custom field by a line, or by its name alone: text, and an external id if it is called like one. */
export function customField(line: string): Field {
  if (line.includes(' ')) return readLine(line);
  const name = line;
  const external = /(external_?id|uuid|pg_id|erp_id)__c$/i.test(name);
  const type = name.endsWith('__s') ? 'double' : 'string(255)';
  return readLine(`${name} ${type}${external ? ' idlookup external unique' : ''}`);
}

/** What an insert needs: it must have a value, and Salesforce gives none by itself. */
export function isNeeded({nillable, defaultedOnCreate, createable}: Field): boolean {
  return createable && !nillable && !defaultedOnCreate;
}

/** Whether the name is that of a custom object, or of a custom field. */
export function isCustom(name: string): boolean {
  return /__[a-z]+$/i.test(name);
}

function readFields(lines: readonly string[]): readonly Field[] {
  const [first = '', ...others] = lines;
  const [lacks, ...missing] = first.split(' ');
  if (lacks !== 'without') return [...systemLines, ...lines].map(readLine);
  const system = systemLines.filter((line) => !missing.some((name) => line.startsWith(`${name} `)));
  return [...system, ...others].map(readLine);
}

function readLine(line: string): Field {
  const read = /^(\S+) ([a-zA-Z0-9]+)(?:\((\d+)\))?(?:>(\S+))?([^"]*)(?:"(.*)")?$/.exec(line);
  if (!read) throw new Error(`Not a field: ${line}`);
  const [, name = '', type = '', length, target, words = '', label] = read;
  const remarks = words.trim().split(' ');
  const calculated = remarks.includes('formula');
  const written = !calculated && !remarks.includes('readonly');
  const defaulted = remarks.includes('defaulted') || systemNames.has(name);
  const needed = remarks.includes('required');
  return {
    name,
    label: label ?? labelOf(name),
    type,
    length: Number(length ?? (type === 'reference' ? 18 : 0)),
    required: ['Id', 'IsDeleted', 'SystemModstamp'].includes(name),
    nillable: !needed && !defaulted,
    unique: remarks.includes('unique'),
    idLookup: remarks.includes('idlookup'),
    externalId: remarks.includes('external'),
    calculated,
    createable: written,
    updateable: written,
    defaultedOnCreate: defaulted,
    custom: isCustom(name),
    referenceTo: target === undefined ? [] : [target],
  };
}

/** `BillingPostalCode` gives `Billing Postal Code`, `AccountId` gives `Account ID`. */
function labelOf(name: string): string {
  return name
    .replace(/__[a-z]+$/i, '')
    .replaceAll('_', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/ Id$/, ' ID');
}
