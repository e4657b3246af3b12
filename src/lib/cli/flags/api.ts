import * as Flags from '@oclif/core/flags';
import {validateHeaderName, validateHeaderValue} from 'node:http';
import type {Interfaces} from '@oclif/core';
import type {Call, Target} from '../../actions/api.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {isObject, type Json, type JsonObject} from '../../domain/json.ts';
import {Failure} from '../../errors.ts';

const several = {multiple: true, multipleNonGreedy: true, helpValue: 'NAME=VALUE'} as const;

/** Flags that say where a request goes, and what it is. */
export const requestFlags = {
  region: Flags.string({
    description: 'The cell to call.',
    helpValue: 'NAME',
    helpGroup: 'CONNECTION',
  }),
  discovery: Flags.boolean({description: 'Call the discovery host.', helpGroup: 'CONNECTION'}),
  method: Flags.string({
    char: 'X',
    description: 'GET, POST, PATCH, PUT or DELETE; POST where there are fields or a body.',
    helpValue: 'METHOD',
  }),
  field: Flags.string({
    ...several,
    char: 'f',
    description: 'A field; numbers, booleans, null and JSON are sent as such.',
  }),
  'raw-field': Flags.string({
    ...several,
    description: 'A field that is a string whatever it looks like.',
  }),
  header: Flags.string({
    ...several,
    char: 'H',
    description: 'A header.',
    helpValue: 'NAME:VALUE',
  }),
  input: Flags.string({
    description: 'A file to send as the body; a dash reads stdin.',
    helpValue: 'FILE',
  }),
  paginate: Flags.boolean({
    description: 'Follow “next” and print the items of every page as one list.',
  }),
};

/** What the flags of `api` say of a request. */
type RequestFlags = Partial<Interfaces.InferredFlags<typeof requestFlags>>;

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

/**
 * Makes a request of the words of a command line. Fields go into the query of a GET and into the
 * JSON body of anything else; where there are some, or a body, the method is POST unless said.
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
    const reason = `The API knows ${methods.join(', ')}.`;
    throw usage(`There is no method ${flags.method ?? ''} here.`, reason);
  }
  if (fields !== null && body !== undefined) {
    throw usage('Fields and a body cannot be sent together.', 'Give either --field or --input.');
  }
  if (method === 'GET' && body !== undefined) {
    const reason = 'Give --field for its query, or --method for another method.';
    throw usage('A GET has no body.', reason);
  }
  const headers = readHeaders(flags.header ?? []);
  if (method === 'GET' && fields !== null) return {method, path, headers, query: asQuery(fields)};
  if (fields !== null) return {method, path, headers, json: fields};
  const type = {'content-type': 'application/json'};
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
  if (/^https?:\/\//i.test(path)) return {to: 'url'};
  if (discovery === true) return {to: 'discovery', url: discoveryUrl};
  if (region !== undefined) return {to: 'region', name: region};
  return {to: 'connection', selector: target()};
}

function readFields({field = [], 'raw-field': raw = []}: RequestFlags): JsonObject | null {
  const pairs = [
    ...field.map((text) => [...split(text, '=', '--field'), true] as const),
    ...raw.map((text) => [...split(text, '=', '--raw-field'), false] as const),
  ];
  if (pairs.length === 0) return null;
  return Object.fromEntries(
    pairs.map(([name, value, typed]) => [name, typed ? guess(value) : value]),
  );
}

/** A value as JSON where it is a number, a boolean, null, an object or a list; else as a string. */
function guess(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function asQuery(fields: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value),
    ]),
  );
}

function readHeaders(headers: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    headers.map((text) => {
      const [name, value] = split(text, ':', '--header');
      if (/^(authorization|host|content-length)$/i.test(name.trim())) {
        throw new Failure('usage', `The header ${name.trim()} is set by hconnect alone.`, {
          reason: 'The token comes from the settings and goes to trusted hosts only.',
          next: {run: 'auth:status'},
        });
      }
      try {
        validateHeaderName(name.trim());
        validateHeaderValue(name.trim(), value.trim());
      } catch {
        const reason = 'Its name or its value has characters that HTTP does not know there.';
        throw usage(`--header cannot be sent: ${JSON.stringify(name)}.`, reason);
      }
      return [name.trim().toLowerCase(), value.trim()];
    }),
  );
}

function split(text: string, separator: string, flag: string): [name: string, value: string] {
  const at = text.indexOf(separator);
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw usage(`${flag} cannot be understood.`, `It is of the form name${separator}value.`);
}

function usage(message: string, reason: string): Failure {
  return new Failure('usage', message, {reason, next: {help: true}});
}
