import {belongsTo, type Connection, type Discovered} from '../../domain/connections/connection.ts';
import {endpointsNamed, type Endpoint} from '../../domain/connections/endpoints.ts';
import {isState} from '../../domain/states.ts';
import {unknownName} from '../../domain/text/unknown-name.ts';
import {Failure, isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {ofApp} from './find.ts';

export interface ListFilter {
  app?: string | undefined;
  /** A region, a cell or an alias of one. */
  region?: string | undefined;
  state?: string | undefined;
  /** The id of a Salesforce organisation, of 15 or 18 characters. */
  org?: string | undefined;
}

/**
 * Every connection that you may see, region by region, page by page. All regions are asked at
 * once and each is one page ahead, so that a long list neither waits nor piles up.
 *
 * @returns where some regions could not be asked, the failure that names them; the rest was given
 * @throws Failure where no region could be asked, and `usage` for a region that nothing is called
 */
export async function* listConnections(
  context: Context,
  filter: ListFilter,
): AsyncGenerator<Connection[], Failure | null, undefined> {
  const sources =
    filter.app === undefined ? byRegion(context, filter) : await byApp(context, filter);
  const ahead = sources.map((source) => ({...source, next: nextPage(source)}));
  const seen = new Set<string>();
  const failures = new Map<string, Failure>();
  for (const source of ahead) {
    for (let outcome = await source.next; outcome !== null; outcome = await source.next) {
      if ('error' in outcome) {
        if (!isFailure(outcome.error) || outcome.error.kind === 'cancelled') throw outcome.error;
        failures.set(source.region, outcome.error);
        break;
      }
      source.next = nextPage(source);
      const fresh = outcome.connections.filter(({id}) => !seen.has(id));
      for (const {id} of fresh) seen.add(id);
      context.remembered.remember(fresh);
      yield fresh.filter((connection) => fits(connection, filter));
    }
  }
  const [first] = failures.values();
  if (first === undefined) return null;
  if (failures.size === sources.length) throw first;
  return someRegionsFailed(failures, first);
}

interface Source {
  region: string;
  pages: AsyncIterator<Connection[], void, undefined>;
}

/** Asks every endpoint; the host of a remembered place that is no known endpoint counts as one. */
function byRegion(context: Context, {region}: ListFilter): Source[] {
  const known = new Set(context.endpoints.map(({url}) => url));
  const others = [...new Set(context.remembered.all().map((ref) => ref.region_url))]
    .filter((url) => !known.has(url))
    .map((url) => ({name: new URL(url).host, region: new URL(url).host, url}));
  return selectEndpoints([...context.endpoints, ...others], region).map((endpoint) => ({
    region: endpoint.name,
    pages: context.api.connectionPages(endpoint),
  }));
}

/** Discovery knows where the app's connections are; only their regions know how they are. */
async function byApp(context: Context, {app = '', region}: ListFilter): Promise<Source[]> {
  const urls =
    region === undefined ? null : selectEndpoints(context.endpoints, region).map(({url}) => url);
  const found = await ofApp(context, app);
  return found
    .filter(({region_url}) => urls?.includes(region_url) ?? true)
    .map((ref) => ({region: ref.region ?? ref.region_url, pages: details(context, ref)}));
}

async function* details(context: Context, ref: Discovered) {
  const connection = await context.api.connection(ref);
  const record = {...ref.record, ...connection.record};
  yield [{...connection, region: ref.region, record}];
}

function selectEndpoints(
  endpoints: readonly Endpoint[],
  word: string | undefined,
): readonly Endpoint[] {
  if (word === undefined) return endpoints;
  const selected = endpointsNamed(endpoints, word);
  if (selected.length > 0) return selected;
  const names = [...new Set(endpoints.flatMap(({name, region}) => [region, name]))];
  throw unknownName({
    kind: 'usage',
    message: `No region is called ${word}.`,
    word,
    candidates: names,
    reason: `There are ${names.join(', ')}.`,
    of: ['region'],
    next: {run: 'connections:list'},
  });
}

/** Asks for a page now, to be looked at later: it never rejects. */
async function nextPage({pages}: Source) {
  try {
    const {value, done} = await pages.next();
    return done === true ? null : {connections: value};
  } catch (error) {
    return {error};
  }
}

function someRegionsFailed(failures: ReadonlyMap<string, Failure>, first: Failure): Failure {
  const names = [...failures.keys()];
  return new Failure(
    'service',
    `The list is not complete: ${names.join(', ')} could not be asked.`,
    {
      reason: [first.message, first.reason].filter(Boolean).join(' '),
      next: {run: 'connections:list', flags: {region: names[0] ?? ''}},
      details: {
        regions: [...failures].map(([region, {message, reason, details}]) => ({
          region,
          message,
          reason,
          ...details,
        })),
      },
    },
  );
}

function fits(connection: Connection, {state, org}: ListFilter): boolean {
  return (
    (state === undefined || isState(connection.state, state)) &&
    (org === undefined || belongsTo(connection, org))
  );
}
