import type {Connection, Discovered} from '../../../domain/connections/connection.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {endpointsNamed, type Endpoint} from '../../../domain/connections/endpoints.ts';
import {connectionHealth, needsMappings} from '../../../domain/health.ts';
import type {ListedConnection} from '../../../domain/outcomes.ts';
import {unknownName} from '../../../domain/text/unknown-name.ts';
import {isFailure, type Failure} from '../../../errors.ts';
import type {Context} from '../../context.ts';
import {limit} from '../../limit.ts';
import {ofApp} from './look-up.ts';
import {deepConnection, noteNameless} from '../info.ts';

/** Which connections are read, and how much of each. */
export interface RegionFilter {
  app?: string | undefined;
  /** A region, a cell or an alias of one. */
  region?: string | undefined;
  /** Whether every connection is read with its mappings, which alone tell of failed writes. */
  deep?: boolean;
}

/** A connection of a region, and how it is. */
export interface ReadConnection extends ListedConnection {
  /** Why its mappings are unknown; null where they were read, or nobody needs them. */
  failure: Failure | null;
}

/** A page of a region, or why the rest of the region is missing. */
type RegionPage = {connections: ReadConnection[]} | {region: string; failure: Failure};

/** How many connections are asked for their mappings at once. */
const mostAtOnce = 8;

/**
 * Reads the connections that you may see, region by region, page by page. All regions are asked at
 * once and each is one page ahead, so that a long list neither waits nor piles up. A connection whose
 * mappings the service does not call healthy costs one request more.
 *
 * @returns the regions that are asked, and their pages, which throw what the user has canceled
 * @throws Failure `usage` for an unknown region
 */
export async function readRegions(
  context: Context,
  filter: RegionFilter,
): Promise<{regions: readonly string[]; pages: AsyncGenerator<RegionPage, void, undefined>}> {
  const sources =
    filter.app === undefined ? byRegion(context, filter) : await byApp(context, filter);
  const readHealth = healthReader(context, filter.deep ?? false);
  const regions = sources.map(({region}) => region);
  return {regions, pages: pagesOf(context, sources, readHealth)};
}

async function* pagesOf(
  context: Context,
  sources: readonly Source[],
  readHealth: ReadHealth,
): AsyncGenerator<RegionPage, void, undefined> {
  const ahead = sources.map((source) => ({...source, next: nextPage(source, readHealth)}));
  const seen = new Set<string>();
  const writeRemembered = context.remembered.postpone();
  try {
    for (const source of ahead) {
      for (let outcome = await source.next; outcome !== null; outcome = await source.next) {
        if ('error' in outcome) {
          const {error} = outcome;
          if (!isFailure(error) || error.kind === 'cancelled') throw error;
          yield {region: source.region, failure: error};
          break;
        }
        source.next = nextPage(source, readHealth);
        // What has no id can be no duplicate, and cannot be found again.
        const connections = outcome.connections.filter(
          ({connection: {id}}) => id === '' || !seen.has(id),
        );
        for (const {connection} of connections) seen.add(connection.id);
        context.remembered.remember(connections.map(({connection}) => connection));
        yield {connections};
      }
    }
  } finally {
    writeRemembered();
  }
}

interface Source {
  region: string;
  pages: AsyncIterator<Connection[], void, undefined>;
}

/** Asks every endpoint. */
function byRegion(context: Context, {region, deep}: RegionFilter): Source[] {
  return endpointsToAsk(context, region).map((endpoint) => ({
    region: endpoint.name,
    pages: context.api.connectionPages(endpoint, {deep}),
  }));
}

/**
 * Every endpoint, or those of a region; the host of a remembered place that is no known endpoint counts
 * as one.
 *
 * @throws Failure `usage` for a region that does not exist
 */
export function endpointsToAsk(context: Context, region: string | undefined): readonly Endpoint[] {
  const known = new Set(context.endpoints.map(({url}) => url));
  const others = [...new Set(context.remembered.all().map((ref) => ref.region_url))]
    .filter((url) => !known.has(url))
    .map((url) => ({name: new URL(url).host, region: new URL(url).host, url}));
  return selectEndpoints([...context.endpoints, ...others], region);
}

/** Discovery knows where the app's connections are; only their regions know how they are. */
async function byApp(
  context: Context,
  {app = '', region, deep = false}: RegionFilter,
): Promise<Source[]> {
  const urls =
    region === undefined ? null : selectEndpoints(context.endpoints, region).map(({url}) => url);
  const found = await ofApp(context, app);
  return found
    .filter(({region_url}) => urls?.includes(region_url) ?? true)
    .map((ref) => ({region: ref.region ?? ref.region_url, pages: details(context, ref, deep)}));
}

async function* details(context: Context, ref: Discovered, deep: boolean) {
  const connection = await (deep
    ? deepConnection(context, ref, {tolerant: true})
    : context.api.connection(ref));
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
    message: `Unknown region: ${word}.`,
    word,
    candidates: names,
    reason: `Valid regions: ${names.join(', ')}.`,
    of: ['region'],
    next: {run: 'connections:list'},
  });
}

type ReadHealth = (connection: Connection) => Promise<ReadConnection>;

/** Judges the connections of a list, and reads the mappings of those that only these can tell of. */
function healthReader(context: Context, deep: boolean): ReadHealth {
  const bounded = limit(mostAtOnce);
  return async (connection) => {
    noteNameless(context, connection);
    const missing = needsMappings(connection) || (deep && connection.mappings === null);
    if (connection.id === '') {
      const text = `Heroku Connect sent a connection without an id: ${nameOf(connection)}, in ${connection.region ?? 'an unknown region'}.`;
      context.report({type: 'warning', text});
    }
    // What has no id cannot be asked for more.
    const needs = missing && connection.id !== '';
    if (!needs) return {connection, health: connectionHealth(connection), failure: null};
    try {
      const {mappings, sentAt} = await bounded(() =>
        deepConnection(context, connection, {tolerant: true}),
      );
      const withMappings = {...connection, mappings, sentAt};
      return {connection: withMappings, health: connectionHealth(withMappings), failure: null};
    } catch (error) {
      if (!isFailure(error) || error.kind === 'cancelled') throw error;
      // Whatever the summary says, nothing is known of the mappings.
      const unknown = {...connection, mappings: null, mappings_summary: null};
      return {connection, health: connectionHealth(unknown), failure: error};
    }
  };
}

/** Asks for a page now, to be looked at later: it never rejects. */
async function nextPage({pages}: Source, readHealth: ReadHealth) {
  try {
    const {value, done} = await pages.next();
    return done === true ? null : {connections: await Promise.all(value.map(readHealth))};
  } catch (error) {
    return {error};
  }
}
