import type {Request} from '../api/index.ts';
import {endpointsNamed} from '../domain/connections/endpoints.ts';
import type {Selector} from '../domain/connections/connection-ref.ts';
import type {Json} from '../domain/json.ts';
import {Failure} from '../errors.ts';
import type {Context} from './context.ts';
import {withConnection} from './connections/find.ts';

/** Where a raw call goes: to a whole URL, to a host, or to the region of a connection. */
export type Target =
  | {to: 'url'}
  | {to: 'discovery'; url: string}
  | {to: 'region'; name: string}
  | {to: 'connection'; selector: Selector};

export type Call = Omit<Request, 'url' | 'base'> & {path: string};

/** Stands in a path for the id of the connection that the flags name. */
export const connectionPlaceholder = '{connection}';

/**
 * Sends one request as given, under the rules of every other: for the token, for trust, for time.
 *
 * @returns the body of the answer, empty where there was none
 */
export async function callApi(context: Context, target: Target, call: Call): Promise<string> {
  return atTarget(context, target, call, async (request) => (await context.api.raw(request)).text);
}

/** Follows `next` from page to page. */
export async function* callApiPages(
  context: Context,
  target: Target,
  call: Call,
): AsyncGenerator<Json[], null, undefined> {
  const pages = await atTarget(context, target, call, (request) => {
    return Promise.resolve(context.api.rawPages(request));
  });
  yield* pages;
  return null;
}

async function atTarget<T>(
  context: Context,
  target: Target,
  {path, ...call}: Call,
  work: (request: Request) => Promise<T>,
): Promise<T> {
  const below = (root: string, id = '') =>
    work({
      ...call,
      url: `${root}/${path.replace(/^\/+/, '').replaceAll(connectionPlaceholder, id)}`,
    });
  switch (target.to) {
    case 'url':
      return work({...call, url: path});
    case 'discovery':
      return below(target.url);
    case 'region': {
      // A region's first cell has the region's name, and a call goes to one cell.
      const cell = context.endpoints.find(({name}) => name === target.name.toLowerCase());
      const [endpoint, ...others] =
        cell === undefined ? endpointsNamed(context.endpoints, target.name) : [cell];
      if (endpoint !== undefined && others.length === 0) return below(`${endpoint.url}/api/v3`);
      throw notOneRegion(
        target.name,
        others.length === 0 ? context.endpoints : [endpoint, ...others],
      );
    }
    case 'connection':
      return withConnection(context, target.selector, ({id, region_url}) =>
        below(`${region_url}/api/v3`, id),
      );
  }
}

function notOneRegion(
  name: string,
  endpoints: Context['endpoints'] | (Context['endpoints'][number] | undefined)[],
): Failure {
  const names = endpoints.map((endpoint) => endpoint?.name).join(', ');
  return new Failure('usage', `${name} is not the name of one cell.`, {
    reason: `There are ${names}.`,
    next: {again: {flags: {region: endpoints[0]?.name ?? ''}}},
  });
}
