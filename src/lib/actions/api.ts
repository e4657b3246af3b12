import type {Request} from '../api/index.ts';
import {endpointsNamed} from '../domain/connections/endpoints.ts';
import type {Selector} from '../domain/connections/connection-ref.ts';
import type {Json} from '../domain/json.ts';
import {nearest} from '../domain/text/nearest.ts';
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
const connectionPlaceholder = '{connection}';

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
      const {endpoints} = context;
      const cell = endpoints.find(({name}) => name === target.name.toLowerCase());
      const cells = cell === undefined ? endpointsNamed(endpoints, target.name) : [cell];
      const [endpoint] = cells;
      if (endpoint === undefined || cells.length > 1)
        throw notOneCell(target.name, endpoint === undefined ? endpoints : cells);
      return below(`${endpoint.url}/api/v3`);
    }
    case 'connection':
      return withConnection(context, target.selector, ({id, region_url}) =>
        below(`${region_url}/api/v3`, id),
      );
  }
}

function notOneCell(name: string, cells: Context['endpoints']): Failure {
  const names = cells.map((cell) => cell.name);
  return new Failure('usage', `${name} is not the name of one cell.`, {
    reason: `There are ${names.join(', ')}.`,
    next: {again: {flags: {region: nearest(name, names) ?? names[0] ?? ''}}},
  });
}
