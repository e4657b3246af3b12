import {Failure} from '../../errors.ts';
import {isObject, type Json, type JsonObject} from '../json.ts';
import {
  checkConfig,
  formatPath,
  readConfiguration,
  type Configuration,
  type ConfiguredMapping,
  type Finding,
} from './document.ts';

/**
 * Reads a configuration from the text of a file.
 *
 * @param name the file's, for messages
 * @throws Failure `bad_input` with every finding in its details
 */
export async function parseConfiguration(text: string, name: string): Promise<Configuration> {
  return configurationOf(await parseJson(text, name), name);
}

/**
 * Reads mappings: those of a configuration, a list of mappings, or a single one.
 *
 * @throws Failure `bad_input` with every finding in its details
 */
export async function parseMappings(text: string, name: string): Promise<ConfiguredMapping[]> {
  const value = await parseJson(text, name);
  const single = isObject(value) && 'object_name' in value;
  const list = Array.isArray(value) ? value : single ? [value] : null;
  return configurationOf(list === null ? value : {mappings: list}, name).mappings;
}

/**
 * Reads a mapping's config from an edited text, in which comments and commas too many are allowed.
 *
 * @throws Failure `bad_input` with the line and the column where it is none
 */
export async function parseConfig(text: string, name: string): Promise<JsonObject> {
  const {locateSyntaxError, parseWithComments} = await import('./syntax-error.ts');
  const value = parseWithComments(text);
  if (value === undefined) throw notJson(name, locateSyntaxError(text, {comments: true}));
  const {findings} = checkConfig(value);
  if (findings.length > 0 || !isObject(value)) throw notConfiguration(name, findings, value);
  return value;
}

/** Parses JSON. @throws Failure `bad_input` with the line and the column where it is none */
export async function parseJson(text: string, name: string): Promise<Json> {
  if (text.trim() === '') throw notJson(name, 'It is empty.');
  try {
    return JSON.parse(text) as Json;
  } catch {
    const {locateSyntaxError} = await import('./syntax-error.ts');
    throw notJson(name, locateSyntaxError(text));
  }
}

function configurationOf(value: Json, name: string): Configuration {
  const read = readConfiguration(value);
  if ('findings' in read) throw notConfiguration(name, read.findings, value);
  return read;
}

function notJson(name: string, reason: string): Failure {
  return new Failure('bad_input', `${name} is not a JSON document.`, {
    reason,
    hint: 'hconnect config:export --app APP    # to see what one looks like',
    details: {file: name},
  });
}

function notConfiguration(name: string, findings: readonly Finding[], value: Json): Failure {
  const [first] = findings;
  const more = findings.length > 1 ? ` And ${findings.length - 1} more.` : '';
  // A frequent slip: a single mapping, or an error document of the service, in the file.
  const other = isObject(value) && 'object_name' in value ? ' This is a single mapping.' : '';
  return new Failure('bad_input', `${name} is not a Heroku Connect configuration.`, {
    reason: `${formatPath(first?.path ?? [])}: ${first?.message ?? ''}${other}${more}`,
    hint: 'hconnect config:export --app APP    # to see what one looks like',
    details: {
      file: name,
      findings: findings.map(({path, message}) => ({path: formatPath(path), message})),
    },
  });
}
