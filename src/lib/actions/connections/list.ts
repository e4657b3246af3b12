import {belongsTo, type Connection, type Discovered} from '../../domain/connections/connection.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {endpointsNamed, type Endpoint} from '../../domain/connections/endpoints.ts';
import {connectionStates} from '../../domain/connections/states.ts';
import {connectionHealth, needsMappings} from '../../domain/health.ts';
import type {ListedConnection} from '../../domain/outcomes.ts';
import {stateFilter, type StateFilter} from '../../domain/state-filter.ts';
import {listed, shown} from '../../domain/text/text.ts';
import {unknownName} from '../../domain/text/unknown-name.ts';
import {Failure, isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {limit} from '../limit.ts';
import {ofApp} from './find.ts';
import {deepConnection} from './info.ts';

export interface ListFilter {
  app?: string | undefined;
  /** A region, a cell or an alias of one. */
  region?: string | undefined;
  /** States and healths, one or several in each, as `stateFilter` takes them. */
  state?: readonly string[] | undefined;
  /** The id of a Salesforce organization, of 15 or 18 characters. */
  org?: string | undefined;
  /** Whether every connection is read with its mappings, which alone tell of failed writes. */
  deep?: boolean;
}

/** How many connections are asked for their mappings at once. */
const mostAtOnce = 8;

/**
 * Every connection that you may see, region by region, page by page. All regions are asked at
 * once and each is one page ahead, so that a long list neither waits nor piles up. A connection whose
 * mappings the service does not call healthy costs one request more.
 *
 * @returns where some regions, or the mappings of some connections, could not be read, the failure
 *   that names them; the rest was given
 * @throws Failure where no region could be asked, and `usage` for a region, a state or an
 *   organization that cannot be
 */
export async function* listConnections(
  context: Context,
  filter: ListFilter,
): AsyncGenerator<ListedConnection[], Failure | null, undefined> {
  const inState = stateFilter(filter.state, connectionStates, 'connection');
  checkOrganization(filter.org);
  const sources =
    filter.app === undefined ? byRegion(context, filter) : await byApp(context, filter);
  const unread: Unread[] = [];
  const judge = judgeIn(context, filter.deep ?? false, unread);
  const ahead = sources.map((source) => ({...source, next: nextPage(source, judge)}));
  const seen = new Set<string>();
  const failures = new Map<string, Failure>();
  const writeRemembered = context.remembered.postpone();
  try {
    for (const source of ahead) {
      for (let outcome = await source.next; outcome !== null; outcome = await source.next) {
        if ('error' in outcome) {
          if (!isFailure(outcome.error) || outcome.error.kind === 'cancelled') throw outcome.error;
          failures.set(source.region, outcome.error);
          break;
        }
        source.next = nextPage(source, judge);
        // What has no id can be no duplicate, and cannot be found again.
        const fresh = outcome.connections.filter(
          ({connection: {id}}) => id === '' || !seen.has(id),
        );
        for (const {connection} of fresh) seen.add(connection.id);
        context.remembered.remember(fresh.map(({connection}) => connection));
        yield fresh.filter((listed) => fits(listed, inState, filter));
      }
    }
  } finally {
    writeRemembered();
  }
  const [first] = failures.values();
  if (first === undefined) return unread.length === 0 ? null : someMappingsUnread(unread);
  if (failures.size === sources.length) throw first;
  return someRegionsFailed(failures, first);
}

interface Source {
  region: string;
  pages: AsyncIterator<Connection[], void, undefined>;
}

/** Asks every endpoint; the host of a remembered place that is no known endpoint counts as one. */
function byRegion(context: Context, {region, deep}: ListFilter): Source[] {
  const known = new Set(context.endpoints.map(({url}) => url));
  const others = [...new Set(context.remembered.all().map((ref) => ref.region_url))]
    .filter((url) => !known.has(url))
    .map((url) => ({name: new URL(url).host, region: new URL(url).host, url}));
  return selectEndpoints([...context.endpoints, ...others], region).map((endpoint) => ({
    region: endpoint.name,
    pages: context.api.connectionPages(endpoint, {deep}),
  }));
}

/** Discovery knows where the app's connections are; only their regions know how they are. */
async function byApp(
  context: Context,
  {app = '', region, deep = false}: ListFilter,
): Promise<Source[]> {
  const urls =
    region === undefined ? null : selectEndpoints(context.endpoints, region).map(({url}) => url);
  const found = await ofApp(context, app);
  return found
    .filter(({region_url}) => urls?.includes(region_url) ?? true)
    .map((ref) => ({region: ref.region ?? ref.region_url, pages: details(context, ref, deep)}));
}

async function* details(context: Context, ref: Discovered, deep: boolean) {
  const connection = await (deep ? deepConnection(context, ref) : context.api.connection(ref));
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

/** A connection whose mappings could not be read, and why. */
interface Unread {
  connection: Connection;
  failure: Failure;
}

type Judge = (connection: Connection) => Promise<ListedConnection>;

/**
 * Judges the connections of a list, and reads the mappings of those that only these can tell of.
 *
 * @param unread is given those whose mappings could not be read
 */
function judgeIn(context: Context, deep: boolean, unread: Unread[]): Judge {
  const bounded = limit(mostAtOnce);
  return async (connection) => {
    const needs = needsMappings(connection) || (deep && connection.mappings === null);
    if (!needs) return {connection, health: connectionHealth(connection)};
    try {
      const {mappings} = await bounded(() => deepConnection(context, connection));
      const judged = {...connection, mappings};
      return {connection: judged, health: connectionHealth(judged)};
    } catch (error) {
      if (!isFailure(error) || error.kind === 'cancelled') throw error;
      unread.push({connection, failure: error});
      // Whatever the summary says, nothing is known of the mappings.
      const unknown = {...connection, mappings: null, mappings_summary: null};
      return {connection, health: connectionHealth(unknown)};
    }
  };
}

/** Asks for a page now, to be looked at later: it never rejects. */
async function nextPage({pages}: Source, judge: Judge) {
  try {
    const {value, done} = await pages.next();
    return done === true ? null : {connections: await Promise.all(value.map(judge))};
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

function someMappingsUnread(unread: readonly Unread[]): Failure {
  const names = unread.map(({connection}) => nameOf(connection));
  const [first] = unread;
  return new Failure('service', `The mappings of ${listed(names)} could not be read.`, {
    reason: [first?.failure.message, first?.failure.reason].filter(Boolean).join(' '),
    ...(first === undefined ? {} : {next: {run: 'connections:info', connection: first.connection}}),
    details: {
      connections: unread.map(({connection, failure: {message, reason}}) => {
        return {id: connection.id, resource_name: connection.resource_name, message, reason};
      }),
    },
  });
}

function fits(
  {connection, health}: ListedConnection,
  inState: StateFilter,
  {org}: ListFilter,
): boolean {
  return (
    inState(connection.state, health.class) && (org === undefined || belongsTo(connection, org))
  );
}

/** @throws Failure `usage` for what can be no organization's id: nothing would ever match it */
function checkOrganization(org: string | undefined): void {
  if (org === undefined || /^00D[a-z\d]{12}([a-z\d]{3})?$/i.test(org)) return;
  throw new Failure('usage', `${shown(org)} is not an organization id.`, {
    reason: 'Such an id begins with 00D and has 15 or 18 letters and digits.',
    next: {run: 'connections:list', note: 'shows those of your connections'},
  });
}
