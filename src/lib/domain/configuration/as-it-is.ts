import {withDefaults, type Index, type Indexes, type MappingConfig} from './config.ts';
import type {ConfiguredMapping} from './configuration.ts';
import {isVolatile, rowOf} from './keys.ts';
import {matchCase} from './match-case.ts';
import {isSystemField, systemFieldsOf} from './system-fields.ts';

/*
 * What a document says of a mapping, and what it leaves out.
 *
 * - A key that is left out is as it is on a mapping that exists, and has its default on a new one.
 * - A key that is empty, `null` or `{}`, means none.
 * - A system field that is left out of the fields is as it is, and so is a standard index.
 */

/**
 * A config as a document has it, with what it leaves out as it is on the mapping that exists.
 *
 * @param mapping of the document
 * @param live of the mapping that exists
 * @returns with names spelled as the mapping spells them
 */
export function filledIn(
  {object_name, config}: ConfiguredMapping,
  live: MappingConfig,
): MappingConfig {
  const {settings, fields, indexes, extra} = matchCase(config, live);
  const filled: MappingConfig = {
    settings: {...only(live.settings, (key) => !Object.hasOwn(extra, key)), ...settings},
    extra: {...only(live.extra, (key) => !Object.hasOwn(settings, key)), ...extra},
  };
  // What is said and cannot be read is carried along in `extra`; it is not left out.
  const isLeftOut = (key: string) => !Object.hasOwn(extra, key);
  const known = (isLeftOut('fields') ? live.fields : undefined) ?? {names: [], values: new Map()};
  const given = new Set(fields?.names ?? known.names);
  if (isLeftOut('fields'))
    for (const name of keptFields({object_name, config}, live)) given.add(name);
  if (given.size > 0 || fields !== undefined) {
    filled.fields = {names: [...given], values: (fields ?? known).values};
  }
  const all = isLeftOut('indexes') ? filledIndexes(object_name, indexes, live) : indexes;
  if (all !== undefined) filled.indexes = new Map([...all].filter(([name]) => isKept(name)));
  // An upsert field goes with its field, or its index: no export says that there is none.
  const upsert = filled.settings.upsert_field;
  const isGiven = Object.hasOwn(settings, 'upsert_field') || Object.hasOwn(extra, 'fields');
  const isUsable = (name: string) =>
    given.has(name) && (indexes === undefined || indexes.has(name) || filled.indexes?.has(name));
  if (!isGiven && upsert != null && isUsable(upsert) !== true) filled.settings.upsert_field = null;
  return filled;

  /** Whether an index stays: one that is said, in any case, or one whose field is still mapped. */
  function isKept(name: string): boolean {
    return given.has(name) || indexes?.has(name) === true;
  }
}

/** A config that says everything: what it does not say, the mapping that has it does not have. */
export function complete(config: MappingConfig): MappingConfig {
  const {settings, indexes = new Map()} = withDefaults(config);
  return {...config, settings: {upsert_field: null, ...settings}, indexes};
}

/** The system fields that a config leaves out of its fields, and the mapping that exists keeps. */
export function keptFields(
  {object_name, config}: ConfiguredMapping,
  live: MappingConfig,
): string[] {
  const {fields} = matchCase(config, live);
  if (fields === undefined) return [];
  const given = new Set(fields.names);
  const names = live.fields?.names ?? [];
  return names.filter((name) => !given.has(name) && isSystem(object_name, name, live));
}

/** What a config leaves out of the mapping that exists, and so stays: keys, and system fields. */
export function omittedKeys(mapping: ConfiguredMapping, live: MappingConfig): string[] {
  const {settings, fields, indexes, extra} = mapping.config;
  const given = [settings, extra].flatMap((record) => Object.keys(record));
  if (fields !== undefined) given.push('fields');
  if (indexes !== undefined) given.push('indexes');
  const keys = [live.settings, live.extra].flatMap((record) => Object.keys(record));
  if (live.indexes !== undefined) keys.push('indexes');
  const left = keys.filter((key) => !isVolatile(key) && !given.includes(key));
  return [...left, ...keptFields(mapping, live)];
}

/** Keys of a mapping that hconnect does not know and that change nothing. */
export interface IgnoredKeys {
  object_name: string;
  keys: string[];
}

/**
 * The keys of a mapping that hconnect does not know and the mapping that exists does not have. The
 * service may drop such a key, so it is no reason to change anything.
 */
export function ignoredKeys(
  {config, extra = {}}: ConfiguredMapping,
  live: MappingConfig,
): string[] {
  const ofConfig = Object.keys(config.extra).filter(
    (key) => rowOf(key) === undefined && !Object.hasOwn(live.extra, key),
  );
  return [...ofConfig, ...Object.keys(extra).filter((key) => key !== '$schema')].sort();
}

function filledIndexes(
  object: string,
  given: Indexes | undefined,
  live: MappingConfig,
): Indexes | undefined {
  if (given === undefined || live.indexes === undefined) return given ?? live.indexes;
  const standard = standardIndexes(object, live);
  const left = [...live.indexes].filter(([name]) => !given.has(name) && standard(name));
  const spelled = [...given].map(([name, index]): [string, Index] => {
    const before = live.indexes?.get(name);
    const silent = index.unique === undefined && index.extra === undefined;
    return [name, silent && before !== undefined ? before : index];
  });
  return new Map([...spelled, ...left]);
}

/** Whether an index on a field is one that the service makes of itself. */
function standardIndexes(object: string, live: MappingConfig): (name: string) => boolean {
  const names = systemFieldsOf(object).indexes.map(({field}) => field.toLowerCase());
  if (replacesSystemModstamp(live)) names.push('lastmodifieddate');
  return (name) => names.includes(name.toLowerCase());
}

function isSystem(object: string, name: string, live: MappingConfig): boolean {
  if (isSystemField(object, name)) return true;
  return name.toLowerCase() === 'lastmodifieddate' && replacesSystemModstamp(live);
}

/** Whether a mapping knows the last change of a row by another date than SystemModstamp. */
function replacesSystemModstamp({fields}: MappingConfig): boolean {
  return fields?.names.some((name) => name.toLowerCase() === 'systemmodstamp') !== true;
}

function only<T extends object>(record: T, keep: (key: string) => boolean): T {
  const entries = Object.entries(record).filter(([key]) => !isVolatile(key) && keep(key));
  return Object.fromEntries(entries) as T;
}
