import {Failure} from '../../errors.ts';
import {isObject, type Json} from '../json.ts';
import {formatPath, readConfiguration, type Configuration, type Finding} from './document.ts';

/**
 * Reads a configuration from the text of a file.
 *
 * @param name the file's, for messages
 * @throws Failure `bad_input` with every finding in its details
 */
export async function parseConfiguration(text: string, name: string): Promise<Configuration> {
  if (text.trim() === '') throw notJson(name, 'It is empty.');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    const {locateSyntaxError} = await import('./syntax-error.ts');
    throw notJson(name, locateSyntaxError(text));
  }
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
