import {Failure} from '../../errors.ts';
import {isObject} from '../json.ts';
import {isMappingFile} from '../source/join.ts';
import {formatPosition, type Source} from '../source/source.ts';
import {parseConfig, type MappingConfig} from './config.ts';
import {
  errorsOf,
  formatPath,
  parseDocument,
  parseList,
  type Configuration,
  type ConfiguredMapping,
  type ParsedSource,
} from './configuration.ts';
import {configShape} from './shape/document-shape.ts';
import type {OtherDocument} from './other-document.ts';
import {problemsOf, type Problem} from './shape/shape.ts';

/**
 * Reads the configuration that a source holds.
 *
 * @param name the file's or the folder's, for messages
 * @param lenient takes a document whose values are wrong, as long as it is a list of mappings
 * @throws Failure `bad_input` with every problem in its details
 */
export function readConfiguration(
  source: Source,
  name: string,
  {lenient = false} = {},
): ParsedSource {
  const parsed = parseDocument(source);
  return lenient && isListOfMappings(parsed) ? parsed : checked(parsed, name);
}

/** Whether each mapping of a document has an object and a config, whatever that says. */
function isListOfMappings({configuration, size}: ParsedSource): boolean {
  const {mappings, extra} = configuration;
  if (size === null || Object.hasOwn(extra, 'mappings')) return false;
  return mappings.every(({object_name}) => object_name.trim() !== '');
}

/** The same without what is known of the source. */
export function configurationOf(source: Source, name: string): Configuration {
  return readConfiguration(source, name).configuration;
}

/**
 * The mappings that a source holds: those of a configuration, a list of mappings, or a single one.
 *
 * @throws Failure `bad_input` with every problem in its details
 */
export function mappingsOf(source: Source, name: string): ConfiguredMapping[] {
  const {value} = source;
  const parsed = Array.isArray(value) ? parseList(source, value, 1) : parseDocument(source);
  return checked(parsed, name).configuration.mappings;
}

function checked(parsed: ParsedSource, name: string): ParsedSource {
  const errors = errorsOf(parsed);
  if (errors.length === 0) return parsed;
  if (parsed.other !== undefined) throw isOtherDocument(name, parsed.other);
  throw notConfiguration(name, errors, parsed);
}

/**
 * The config of one mapping that a source holds: by itself, or as a file of a folder has it.
 *
 * @param object the mapping it has to be of, where it says so
 * @throws Failure `bad_input` where it is none
 */
export function configOf(source: Source, name: string, object: string): MappingConfig {
  const {value} = source;
  const whole = isMappingFile(value);
  const found = whole && typeof value.object_name === 'string' ? value.object_name : object;
  if (found.toLowerCase() !== object.toLowerCase()) {
    const message = `This is the mapping of ${found}, not of ${object}.`;
    throw notConfiguration(name, [{path: ['object_name'], message}], source);
  }
  const config = whole ? (value.config ?? null) : value;
  const problems = problemsOf(config, configShape, whole ? ['config'] : []);
  const errors = errorsOf({problems});
  if (errors.length > 0 || !isObject(config)) throw notConfiguration(name, errors, source);
  return parseConfig(config);
}

/** What is thrown for a document of hconnect's own that is no configuration. */
function isOtherDocument(name: string, {what, advice, isPlan}: OtherDocument): Failure {
  return new Failure('bad_input', `${name} is ${what}, not a configuration.`, {
    reason: advice,
    next:
      isPlan === true
        ? {run: 'config:apply', args: [name]}
        : {run: 'config:export', connection: 'typed'},
    details: {file: name},
  });
}

function notConfiguration(
  name: string,
  problems: readonly Pick<Problem, 'path' | 'message'>[],
  {locate, above = 0}: Pick<ParsedSource, 'locate'> & {above?: ParsedSource['above']},
): Failure {
  const found = problems.map(({path, message}) => {
    const position = locate(path);
    return {path: formatPath(path.slice(above)), message, ...position};
  });
  const [first] = found;
  const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
  const where = first === undefined ? '' : `${formatPosition(first)}: `;
  return new Failure('bad_input', `${name} is not a Heroku Connect configuration.`, {
    reason: `${where}${first?.message ?? ''}${more}`,
    next: {run: 'config:export', connection: 'typed', note: 'prints a valid configuration'},
    details: {file: name, findings: found},
  });
}
