import {Failure} from '../../errors.ts';
import {isObject} from '../json.ts';
import {isMappingFile} from '../source/join.ts';
import {formatPosition, type Source} from '../source/source.ts';
import {parseConfig, type MappingConfig} from './config.ts';
import {
  errorsOf,
  formatPath,
  parseConfiguration,
  parseDocument,
  parseList,
  type Configuration,
  type ConfiguredMapping,
  type ParsedSource,
} from './configuration.ts';
import {configShape} from './document-shape.ts';
import {problemsOf, type Problem} from './shape.ts';

/**
 * Reads the configuration that a source holds.
 *
 * @param name the file's or the folder's, for messages
 * @param lenient takes a document whose values are wrong, as long as it is a list of mappings
 * @throws Failure `bad_input` with every problem in its details
 */
export function readConfiguration(
  {value, locate}: Source,
  name: string,
  {lenient = false} = {},
): ParsedSource {
  const parsed: ParsedSource = {...parseConfiguration(value), locate, above: 0};
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
  // A frequent slip: a single mapping in the place of the list.
  const single = Object.hasOwn(parsed.configuration.extra, 'object_name');
  const isSingle = single && formatPath(errors[0]?.path ?? []) === 'mappings';
  throw notConfiguration(name, errors, parsed, isSingle ? ' This file is a single mapping.' : '');
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

function notConfiguration(
  name: string,
  problems: readonly Pick<Problem, 'path' | 'message'>[],
  {locate}: Pick<Source, 'locate'>,
  advice = '',
): Failure {
  const found = problems.map(({path, message}) => {
    const position = locate(path);
    return {path: formatPath(path), message, ...position};
  });
  const [first] = found;
  const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
  const where = first === undefined ? '' : `${formatPosition(first)}: `;
  return new Failure('bad_input', `${name} is not a Heroku Connect configuration.`, {
    reason: `${where}${first?.message ?? ''}${advice}${more}`,
    next: {run: 'config:export', connection: 'typed', note: 'prints a valid configuration'},
    details: {file: name, findings: found},
  });
}
