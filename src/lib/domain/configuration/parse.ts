import {Failure} from '../../errors.ts';
import {isObject, type Json, type JsonObject} from '../json.ts';
import {isMappingFile} from '../source/join.ts';
import {formatPosition, type Source} from '../source/source.ts';
import {
  formatPath,
  readConfiguration,
  type Configuration,
  type ConfiguredMapping,
} from './configuration.ts';
import {schemaErrorsOfConfig} from '../validation/schema-errors.ts';
import type {Finding} from '../validation/finding.ts';

/**
 * The configuration that a source holds.
 *
 * @param name the file's or the folder's, for messages
 * @throws Failure `bad_input` with every finding in its details
 */
export function configurationOf<S extends Source>(
  source: S,
  name: string,
): Configuration & {source: S} {
  const read = readConfiguration(source.value);
  if ('findings' in read) throw notConfiguration(name, read.findings, source);
  return {...read, source};
}

/**
 * The mappings that a source holds: those of a configuration, a list of mappings, or a single one.
 *
 * @throws Failure `bad_input` with every finding in its details
 */
export function mappingsOf(source: Source, name: string): ConfiguredMapping[] {
  const {value} = source;
  const list = Array.isArray(value) ? value : isMappingFile(value) ? [value] : null;
  if (list === null) return configurationOf(source, name).mappings;
  const inList = Array.isArray(value) ? 1 : 2;
  const asDocument: Source = {
    value: {mappings: list},
    locate: (path, part) => source.locate(path.slice(inList), part),
  };
  return configurationOf(asDocument, name).mappings;
}

/**
 * The config of one mapping that a source holds: by itself, or as a file of a folder has it.
 *
 * @param object the mapping it has to be of, where it says so
 * @throws Failure `bad_input` where it is none
 */
export function configOf(source: Source, name: string, object: string): JsonObject {
  const {value} = source;
  const whole = isMappingFile(value);
  const found = whole && typeof value.object_name === 'string' ? value.object_name : object;
  if (found.toLowerCase() !== object.toLowerCase()) {
    const message = `It is the mapping of ${found}, not of ${object}.`;
    throw notConfiguration(name, [{path: ['object_name'], message}], source);
  }
  const at = whole ? ['config'] : [];
  const config = whole ? (value.config ?? null) : value;
  const findings = schemaErrorsOfConfig(config, at);
  if (findings.length > 0 || !isObject(config)) throw notConfiguration(name, findings, source);
  return config;
}

function notConfiguration(
  name: string,
  findings: readonly Pick<Finding, 'path' | 'message'>[],
  source: Source,
): Failure {
  const found = findings.map(({path, message}) => {
    const position = source.locate(path);
    return {path: formatPath(path), message, ...position};
  });
  const [first] = found;
  const more = findings.length > 1 ? ` And ${findings.length - 1} more.` : '';
  const where = first === undefined ? '' : `${formatPosition(first)}: ${first.path}: `;
  return new Failure('bad_input', `${name} is not a Heroku Connect configuration.`, {
    reason: `${where}${first?.message ?? ''}${slip(source.value, first?.path)}${more}`,
    next: {run: 'config:export', flags: {app: 'APP'}, note: 'to see what one looks like'},
    details: {file: name, findings: found},
  });
}

/** A frequent slip: a single mapping in the place of the list. */
function slip(value: Json, path: string | undefined): string {
  return path === 'mappings' && isMappingFile(value) ? ' This is a single mapping.' : '';
}
