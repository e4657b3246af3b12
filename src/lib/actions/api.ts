import type {Request} from '../api/index.ts';
import {endpointsNamed} from '../domain/connections/endpoints.ts';
import type {ConnectionRef, Selector} from '../domain/connections/connection-ref.ts';
import type {RawResponse} from '../domain/outcomes.ts';
import type {ExactJson} from '../domain/source/json/exact.ts';
import {nearest} from '../domain/text/nearest.ts';
import {Failure, isFailure} from '../errors.ts';
import type {Context} from './context.ts';
import {withConnection} from './connections/find/find.ts';
import {withMapping} from './mappings/find/find.ts';

/** Where a raw call goes: to a whole URL, to a host, or to the region of a connection. */
export type Target =
  | {to: 'url'}
  | {to: 'discovery'; url: string}
  | {to: 'region'; name: string}
  | {to: 'connection'; selector: Selector};

export type Call = Omit<Request, 'url' | 'base'> & {path: string};

/**
 * Sends one request as given, under the rules of every other: for the token, for trust, for time.
 *
 * @returns the response as it came
 */
export async function callApi(context: Context, target: Target, call: Call): Promise<RawResponse> {
  return atTarget(context, target, call, (request) => context.api.raw(request));
}

/** Follows `next` from page to page. */
export async function* callApiPages(
  context: Context,
  target: Target,
  call: Call,
): AsyncGenerator<ExactJson[], null, undefined> {
  yield* await atTarget(context, target, call, (request) =>
    Promise.resolve(context.api.rawPages(request)),
  );
  return null;
}

async function atTarget<T>(
  context: Context,
  target: Target,
  {path, ...call}: Call,
  work: (request: Request) => Promise<T>,
): Promise<T> {
  const send = (url: string) => work({...call, url});
  const named = placeholdersIn(path);
  if (target.to === 'connection') {
    const {selector} = target;
    const [mapping] = named.flatMap((name) => (name === 'connection' ? [] : [mappingOf(name)]));
    const to = ({id, region_url}: ConnectionRef, mappingId = '') => {
      const filled = path.replaceAll(placeholder, (_, name: string) =>
        encodeURIComponent(name === 'connection' ? id : mappingId),
      );
      return send(below(`${region_url}${prefix}`, filled));
    };
    return mapping === undefined
      ? withConnection(context, selector, (ref) => to(ref))
      : withMapping(context, selector, mapping, (ref, {id}) => to(ref, id));
  }
  const [first] = named;
  if (first !== undefined) {
    const reason = '--region and --discovery name a host, not a connection.';
    throw usage(`The placeholder {${first}} needs a connection.`, reason);
  }
  switch (target.to) {
    case 'url':
      return send(trustedUrl(context, path));
    case 'discovery':
      return send(below(target.url, path));
    case 'region': {
      // A region's first cell has the region's name, and a call goes to one cell.
      const {endpoints} = context;
      const cell = endpoints.find(({name}) => name === target.name.toLowerCase());
      const cells = cell === undefined ? endpointsNamed(endpoints, target.name) : [cell];
      const [endpoint] = cells;
      if (endpoint === undefined || cells.length > 1)
        throw notOneCell(target.name, endpoint === undefined ? endpoints : cells);
      return send(below(`${endpoint.url}${prefix}`, path));
    }
  }
}

/** Where a region's API begins. The service's own paths have it, and the article's do not. */
const prefix = '/api/v3';

function below(root: string, path: string): string {
  const whole = `/${path.replace(/^\/+/, '')}`;
  const rest = root.endsWith(prefix) && whole.startsWith(`${prefix}/`);
  return `${root}${rest ? whole.slice(prefix.length) : whole}`;
}

/** What stands in a path for the id of the connection, or of one of its mappings. */
const placeholder = /\{([\w.:-]*)\}/g;

/** @throws Failure `usage` for a name that is not known, and for two mappings */
function placeholdersIn(path: string): string[] {
  const names = [...new Set([...path.matchAll(placeholder)].map(([, name = '']) => name))];
  const unknown = names.find((name) => name !== 'connection' && mappingOf(name) === '');
  const known = 'Valid placeholders: {connection}, {mapping:OBJECT}.';
  if (unknown !== undefined) throw usage(`Unknown placeholder: {${unknown}}.`, known);
  if (names.filter((name) => name !== 'connection').length > 1) {
    throw usage('The path names several mappings.', 'A path can name only one.');
  }
  return names;
}

/** The object or id of `mapping:Account`; empty for anything else. */
function mappingOf(name: string): string {
  return /^mapping:(.+)$/.exec(name)?.[1] ?? '';
}

/** A URL that was typed. @throws Failure `usage` where the token may not be sent there */
function trustedUrl({api}: Context, url: string): string {
  try {
    return api.trusted(url);
  } catch (error) {
    if (!isFailure(error, 'service')) throw error;
    throw new Failure('usage', `${url} is not a Heroku Connect URL.`, {
      reason: error.reason,
      next: {run: 'auth:status', flags: {offline: true}, note: 'lists the hosts in use'},
    });
  }
}

function usage(message: string, reason: string): Failure {
  return new Failure('usage', message, {reason, next: {help: true}});
}

function notOneCell(name: string, cells: Context['endpoints']): Failure {
  const names = cells.map((cell) => cell.name);
  return new Failure('usage', `${name} does not name one cell.`, {
    reason: `Valid cells: ${names.join(', ')}.`,
    next: {again: {flags: {region: nearest(name, names) ?? names[0] ?? ''}}},
  });
}
