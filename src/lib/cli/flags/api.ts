import * as Flags from '@oclif/core/flags';
import {validateHeaderName, validateHeaderValue} from 'node:http';
import type {Interfaces} from '@oclif/core';
import type {Call, Target} from '../../actions/api.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {Json} from '../../domain/json.ts';
import {Failure, isFailure} from '../../errors.ts';

const several = {multiple: true, multipleNonGreedy: true, helpValue: 'NAME=VALUE'} as const;

/** Flags that say where a request goes, and what it is. */
export const requestFlags = {
  region: Flags.string({
    description: 'Cell to call.',
    helpValue: 'NAME',
    helpGroup: 'CONNECTION',
  }),
  discovery: Flags.boolean({description: 'Call the discovery host.', helpGroup: 'CONNECTION'}),
  method: Flags.string({
    char: 'X',
    description: 'HTTP method (default: GET, or POST with fields or a body).',
    helpValue: 'METHOD',
  }),
  field: Flags.string({
    ...several,
    char: 'f',
    description: 'Field of the query (GET) or of the JSON body.',
  }),
  'raw-field': Flags.string({
    ...several,
    description: 'Field of the JSON body, always sent as a string.',
  }),
  header: Flags.string({
    ...several,
    char: 'H',
    description: 'Request header.',
    helpValue: 'NAME:VALUE',
  }),
  input: Flags.string({
    description: 'File to send as the body, or - for stdin.',
    helpValue: 'FILE',
  }),
  include: Flags.boolean({
    char: 'i',
    description: 'Print the status line and the headers, too.',
    exclusive: ['json', 'paginate'],
  }),
  paginate: Flags.boolean({
    description: 'Read all pages and print their items as one list.',
  }),
};

/** What the flags of `api` say of a request. */
type RequestFlags = Partial<Interfaces.InferredFlags<typeof requestFlags>>;

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

/**
 * Makes a request of the words of a command line. Fields go into the query of a GET as they are
 * typed, and into the JSON body of anything else; where there are some, or a body, the method is
 * POST unless said.
 *
 * @param body the text of `--input`
 * @throws Failure `usage`
 */
export function buildCall(path: string, flags: RequestFlags, body: string | undefined): Call {
  const fields = readFields(flags);
  const given = fields !== null || body !== undefined;
  const method = methods.find(
    (name) => name === (flags.method ?? (given ? 'POST' : 'GET')).toUpperCase(),
  );
  if (method === undefined) {
    const reason = `Valid methods: ${methods.join(', ')}.`;
    throw usage(`Invalid method: ${flags.method ?? ''}.`, reason);
  }
  if (fields !== null && body !== undefined) {
    throw usage('--field and --input cannot be combined.', 'Each makes the whole body.');
  }
  if (method === 'GET' && body !== undefined) {
    const reason = 'Use --field for its query, or --method for another method.';
    throw usage('A GET has no body.', reason);
  }
  const headers = readHeaders(flags.header ?? []);
  if (method === 'GET' && fields !== null) return {method, path, headers, query: asQuery(fields)};
  const type = {'content-type': 'application/json'};
  if (fields !== null) {
    return {method, path, body: asBody(fields), headers: {...type, ...headers}};
  }
  return {method, path, body, headers: body === undefined ? headers : {...type, ...headers}};
}

/**
 * Where a request goes: a whole URL goes where it says.
 *
 * @param target the connection that is named, for all that says nothing else
 */
export function readEndpoint(
  path: string,
  {discovery, region}: RequestFlags,
  discoveryUrl: string,
  target: () => Selector,
): Target {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return {to: 'url'};
  if (discovery === true) return {to: 'discovery', url: discoveryUrl};
  if (region !== undefined) return {to: 'region', name: region};
  try {
    return {to: 'connection', selector: target()};
  } catch (error) {
    // A path that names no connection may be for a region or for the discovery host.
    if (!isFailure(error) || error.kind !== 'usage' || path.includes('{')) throw error;
    const reason =
      `${error.reason ?? ''} For another address, pass --region or --discovery.`.trim();
    throw error.with(error.message, {reason});
  }
}

/** A field as it is typed. */
interface Field {
  name: string;
  value: string;
  /** Whether its value may be JSON. */
  typed: boolean;
}

function readFields({field = [], 'raw-field': raw = []}: RequestFlags): Field[] | null {
  const read = (texts: readonly string[], flag: string, typed: boolean) =>
    texts.map((text): Field => {
      const [name, value] = split(text, '=', flag);
      return {name, value, typed};
    });
  const fields = [...read(field, '--field', true), ...read(raw, '--raw-field', false)];
  return fields.length === 0 ? null : fields;
}

function asQuery(fields: readonly Field[]): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const {name, value} of fields) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}

/** The body in the words of the command line, since a number that is parsed can become another. */
function asBody(fields: readonly Field[]): string {
  const names = new Set<string>();
  const members = fields.map(({name, value, typed}) => {
    if (names.has(name)) {
      const reason = 'To send a list, use one field, such as a=[1,2].';
      throw usage(`Duplicate field: ${name}.`, reason);
    }
    names.add(name);
    return `${JSON.stringify(name)}:${typed ? jsonOf(value) : JSON.stringify(value)}`;
  });
  return `{${members.join(',')}}`;
}

/**
 * A value as JSON where it is a boolean, null, an object, a list, a string in quotes, or a number
 * that is written as JSON writes it; anything else, such as 65.0, as a string.
 */
function jsonOf(value: string): string {
  try {
    const parsed = JSON.parse(value) as Json;
    return typeof parsed === 'number' && String(parsed) !== value ? JSON.stringify(value) : value;
  } catch {
    return JSON.stringify(value);
  }
}

function readHeaders(headers: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    headers.map((text) => {
      const [name, value] = split(text, ':', '--header');
      if (/^(authorization|host|content-length)$/i.test(name.trim())) {
        throw new Failure('usage', `The header ${name.trim()} cannot be set.`, {
          reason: 'hconnect sets it. The token comes from the settings.',
          next: {run: 'auth:status'},
        });
      }
      try {
        validateHeaderName(name.trim());
        validateHeaderValue(name.trim(), value.trim());
      } catch {
        const reason = 'The name or the value has characters that HTTP does not allow.';
        throw usage(`Invalid --header: ${JSON.stringify(name)}.`, reason);
      }
      return [name.trim().toLowerCase(), value.trim()];
    }),
  );
}

function split(text: string, separator: string, flag: string): [name: string, value: string] {
  const at = text.indexOf(separator);
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw usage(`Invalid ${flag}: ${JSON.stringify(text)}.`, `Expected NAME${separator}VALUE.`);
}

function usage(message: string, reason: string): Failure {
  return new Failure('usage', message, {reason, next: {help: true}});
}
