import {isObject, put, type Json, type JsonObject} from '../json.ts';
import {isMappingFile} from '../source/join.ts';
import type {Path, Source} from '../source/source.ts';
import {shortened, shown} from '../text/text.ts';
import {parseConfig, type MappingConfig} from './config.ts';
import {documentShape} from './shape/document-shape.ts';
import {otherDocument, type OtherDocument} from './other-document.ts';
import {problemsOf, type Problem} from './shape/shape.ts';

/** What export writes and import reads: the mappings of a connection. */
export interface Configuration {
  mappings: ConfiguredMapping[];
  /** What is said of the connection that was exported. */
  connection?: JsonObject | null;
  /** The version of the format. */
  version?: number;
  /** What is not known, or not as it should be, is carried along untouched. */
  extra: JsonObject;
}

export interface ConfiguredMapping {
  object_name: string;
  config: MappingConfig;
  /** What else it says, where it says more. */
  extra?: JsonObject;
}

/** What was made of a document. */
export interface Parsed {
  configuration: Configuration;
  /** The index of each mapping in the list, where what is no mapping at all stands, too. */
  itemIndexes: number[];
  /** How long the list is; null where there is none. */
  size: number | null;
  /** What is not as it should be. */
  problems: Problem[];
  /** The object of each item of the list that names one, with its index. */
  objects: {object_name: string; index: number}[];
  /** What the document is, where it is known to be none; nothing of it was read then. */
  other?: OtherDocument;
}

/** What was made of a source, and where everything stands. */
export interface ParsedSource extends Parsed {
  locate: Source['locate'];
  /** How many steps of a path are not in the source: it holds a list, or a single mapping. */
  above: 0 | 1 | 2;
}

/** Reads a document, whatever it is. What it is not is told by the problems. */
export function parseConfiguration(value: Json): Parsed {
  const parsed: Parsed = {
    configuration: {mappings: [], extra: {}},
    itemIndexes: [],
    size: null,
    problems: [],
    objects: [],
  };
  const other = otherDocument(value);
  if (other !== null) {
    const {what, advice} = other;
    const message = `This is ${what}, not a configuration.`;
    parsed.problems.push({rule: 'wrong-type', path: [], part: 'value', message, advice});
    return {...parsed, other};
  }
  parsed.problems.push(...problemsOf(value, documentShape));
  if (!isObject(value)) return parsed;
  const {configuration} = parsed;
  for (const key of Object.keys(value)) {
    const item = value[key] ?? null;
    if (key === 'mappings' && Array.isArray(item)) parseMappings(item, parsed);
    else if (key === 'connection' && (item === null || isObject(item))) {
      configuration.connection = item;
    } else if (key === 'version' && typeof item === 'number') configuration.version = item;
    else put(configuration.extra, key, item);
  }
  parsed.problems.push(...duplicates(parsed));
  return parsed;
}

/** Reads a source: a document, or a file of a folder, which holds a single mapping. */
export function parseDocument(source: Source): ParsedSource {
  const {value, locate} = source;
  if (isMappingFile(value) && otherDocument(value) === null) return parseList(source, [value], 2);
  return {...parseConfiguration(value), locate, above: 0};
}

/** Reads a source that is a list of mappings, or one of them, as a document with such a list. */
export function parseList({locate}: Source, mappings: Json[], above: 1 | 2): ParsedSource {
  return {
    ...parseConfiguration({mappings}),
    locate: (path, part) => locate(path.slice(above), part),
    above,
  };
}

function parseMappings(list: readonly Json[], parsed: Parsed): void {
  const others: Json[] = [];
  for (const [index, item] of list.entries()) {
    const mapping = parseMapping(item);
    const name = isObject(item) ? item.object_name : null;
    if (typeof name === 'string' && name.trim() !== '') {
      parsed.objects.push({object_name: name, index});
    }
    if (mapping === null) others.push(item);
    else {
      parsed.configuration.mappings.push(mapping);
      parsed.itemIndexes.push(index);
    }
  }
  parsed.size = list.length;
  if (others.length > 0) parsed.configuration.extra.mappings = others;
}

function parseMapping(value: Json): ConfiguredMapping | null {
  if (!isObject(value)) return null;
  const {object_name, config, ...extra} = value;
  if (typeof object_name !== 'string' || !isObject(config)) return null;
  const mapping = {object_name, config: parseConfig(config)};
  return Object.keys(extra).length === 0 ? mapping : {...mapping, extra};
}

/** Objects that are mapped more than once, which no connection can have. */
function duplicates({objects}: Parsed): Problem[] {
  const first = new Map<string, string>();
  return objects.flatMap(({object_name, index}): Problem[] => {
    const key = object_name.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, object_name);
    if (before !== object_name) return [];
    const path = ['mappings', index, 'object_name'];
    const message = `${shown(object_name)} is mapped twice.`;
    return [{rule: 'duplicate-object', path, part: 'value', message}];
  });
}

/** What keeps a document from being a configuration: the service may have added a key. */
export function errorsOf({problems}: Pick<Parsed, 'problems'>): Problem[] {
  return problems.filter(({rule}) => rule !== 'unknown-key');
}

/** A path as people read it: `mappings[2].config.fields`. */
export function formatPath(path: Path): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortened(key)}`))
    .join('');
  return text === '' ? 'the whole file' : text.replace(/^\./, '');
}
