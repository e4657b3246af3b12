import {isObject, type Json, type JsonObject} from '../json.ts';

/** What export writes and import reads: the mappings of a connection. */
export interface Configuration {
  mappings: ConfiguredMapping[];
  /** The document as it was read, with what is not known here. */
  document: JsonObject;
}

export interface ConfiguredMapping {
  object_name: string;
  config: JsonObject;
}

/** Something in a document that is not as it should be, and where. */
export interface Finding {
  /** The keys and indexes that lead there from the top. */
  path: (string | number)[];
  message: string;
}

/**
 * Reads the shape that import needs. What the service may have added since is let through.
 *
 * @returns the configuration, or everything that keeps it from being one
 */
export function readConfiguration(value: Json): Configuration | {findings: Finding[]} {
  const findings: Finding[] = [];
  const check = (holds: boolean, path: Finding['path'], message: string) => {
    if (!holds) findings.push({path, message});
    return holds;
  };
  if (!isObject(value)) return {findings: [{path: [], message: 'It has to be an object.'}]};
  const list = value.mappings;
  if (!Array.isArray(list)) {
    return {findings: [{path: ['mappings'], message: 'There has to be a list of mappings.'}]};
  }
  const {connection} = value;
  check(connection == null || isObject(connection), ['connection'], 'It has to be an object.');
  const mappings: ConfiguredMapping[] = [];
  const seen = new Set<string>();
  for (const [index, mapping] of list.entries()) {
    const at = ['mappings', index];
    if (!isObject(mapping)) {
      check(false, at, 'A mapping has to be an object.');
      continue;
    }
    const {object_name, config} = mapping;
    if (typeof object_name !== 'string' || object_name.trim() === '') {
      check(false, [...at, 'object_name'], 'A mapping has to name its Salesforce object.');
      continue;
    }
    check(!seen.has(object_name), [...at, 'object_name'], `${object_name} is mapped twice.`);
    seen.add(object_name);
    const checked = checkConfig(config ?? null, object_name, [...at, 'config']);
    findings.push(...checked.findings);
    if (checked.config !== null) mappings.push({object_name, config: checked.config});
  }
  return findings.length > 0 ? {findings} : {mappings, document: value};
}

/**
 * Checks the shape of a mapping's config.
 *
 * @param object for messages
 * @param at where it stands
 */
export function checkConfig(
  config: Json,
  object = 'The mapping',
  at: Finding['path'] = [],
): {config: JsonObject | null; findings: Finding[]} {
  if (!isObject(config)) {
    return {
      config: null,
      findings: [{path: at, message: `${object} has to have a config object.`}],
    };
  }
  const {fields, indexes, access} = config;
  const findings: Finding[] = [];
  if (!isObject(fields)) {
    findings.push({path: [...at, 'fields'], message: `${object} has to have an object of fields.`});
  }
  if (indexes !== undefined && !isObject(indexes)) {
    findings.push({
      path: [...at, 'indexes'],
      message: `The indexes of ${object} have to be an object.`,
    });
  }
  if (access !== undefined && access !== 'read_only' && access !== 'read_write') {
    findings.push({
      path: [...at, 'access'],
      message: `The access of ${object} is read_only or read_write.`,
    });
  }
  return {config, findings};
}

/** A path as people read it: `mappings[2].config.fields`. */
export function formatPath(path: Finding['path']): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return text === '' ? 'the document' : text.replace(/^\./, '');
}
