import type {Connection} from '../../domain/connections/connection.ts';
import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import type {Endpoint} from '../../domain/connections/endpoints.ts';
import {trackLoads} from '../../domain/mappings/load-progress.ts';
import {watchedConnection, type WatchedConnection} from '../../domain/watch/watched.ts';
import {catchFailure, isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {connectionsNamed} from '../connections/find/find.ts';
import {ofApp} from '../connections/find/look-up.ts';
import {nothingMatches} from '../connections/find/no-match.ts';
import {deepConnection} from '../connections/info.ts';
import {endpointsToAsk} from '../connections/find/read-regions.ts';
import {limit} from '../limit.ts';
import type {Meter} from './meter.ts';

/** What is to be watched. Without any of it: all that you can see. */
export interface WatchTargets {
  /** Resource names, ids or apps. */
  words: readonly string[];
  app?: string | undefined;
  region?: string | undefined;
}

/** What is read by itself. */
export interface Source {
  name: string;
  /**
   * Reads its connections.
   *
   * @throws Failure where they cannot be read
   */
  read(context: Context): Promise<WatchedConnection[]>;
  /** How many requests were made for it that may count against the budget of one of its connections. */
  requests(): number;
}

/** How many connections are asked for their mappings at once, where the list leaves them out. */
const mostAtOnce = 8;

/**
 * The sources of a watch. Connections that are named are read one by one; of all, those of a region
 * come together, page by page.
 *
 * @throws Failure `not_found` for a name that nothing has, `usage` for a region that does not exist
 */
export async function openSources(
  context: Context,
  meter: Meter,
  {words, app, region}: WatchTargets,
): Promise<Source[]> {
  if (words.length === 0 && app === undefined) {
    return endpointsToAsk(context, region).map((endpoint) => regionSource(endpoint, meter));
  }
  const urls = region === undefined ? null : endpointsToAsk(context, region).map(({url}) => url);
  const found = [
    ...(app === undefined ? [] : await ofApp(context, app)),
    ...(await Promise.all(words.map((word) => connectionsNamed(context, word)))).flat(),
  ].filter(({region_url}) => urls?.includes(region_url) ?? true);
  const refs = [...new Map(found.map((ref) => [ref.id, ref])).values()];
  if (refs.length === 0) throw await nothingMatches(context, {app, connection: words[0]});
  return refs.map((ref) => connectionSource(ref, meter));
}

/** One connection, which is looked for once more where it is gone: it can have moved. */
function connectionSource(named: ConnectionRef, meter: Meter): Source {
  const track = trackLoads();
  let ref = named;
  let lookedFor = false;
  const read = async (context: Context) => {
    const connection = await deepConnection(context, ref);
    lookedFor = false;
    const loads = track(connection.mappings, context.clock.monotonic());
    return [watchedConnection(connection, loads)];
  };
  return {
    name: nameOf(named),
    requests: () => meter.count(detailUrl(ref)),
    async read(context) {
      try {
        return await read(context);
      } catch (error) {
        if (!isGone(error)) throw error;
        if (lookedFor) return [];
      }
      lookedFor = true;
      context.remembered.forget(ref.id);
      const again = await moved(context, ref);
      if (again === undefined) return [];
      ref = again;
      try {
        return await read(context);
      } catch (error) {
        if (!isGone(error)) throw error;
        return [];
      }
    },
  };
}

/** Where a connection is that was lost sight of; undefined where it is nowhere. */
async function moved(context: Context, {id}: ConnectionRef): Promise<ConnectionRef | undefined> {
  try {
    return (await connectionsNamed(context, id)).find((one) => one.id === id);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return isFailure(error) && (error.kind === 'not_found' || error.facts.httpStatus === 403);
}

/** The connections of a region. One whose mappings the list leaves out is read by itself. */
function regionSource(endpoint: Endpoint, meter: Meter): Source {
  const trackers = new Map<string, ReturnType<typeof trackLoads>>();
  const bounded = limit(mostAtOnce);
  const listUrl = `${endpoint.url}/api/v3/connections`;
  let beyondFirst = 0;
  let alone = 0;
  const watched = (context: Context, connection: Connection) => {
    const {id, mappings} = connection;
    const track = trackers.get(id) ?? trackLoads();
    trackers.set(id, track);
    const loads = track(mappings ?? [], context.clock.monotonic());
    return watchedConnection(connection, loads);
  };
  return {
    name: endpoint.name,
    requests: () => meter.count(listUrl) - beyondFirst + alone,
    async read(context) {
      const found: WatchedConnection[] = [];
      let isFirst = true;
      for await (const page of context.api.connectionPages(endpoint, {deep: true})) {
        // A page counts against the connections on it, so of several each has one.
        if (!isFirst) beyondFirst += 1;
        isFirst = false;
        const unread = page.filter(({id, mappings}) => mappings === null && id !== '');
        if (unread.length > 0) alone += 1;
        const read = new Map(
          await Promise.all(
            unread.map((one) =>
              bounded(async () => [one.id, await readAlone(context, one)] as const),
            ),
          ),
        );
        for (const connection of page) {
          const {id} = connection;
          const whole = read.has(id) ? read.get(id) : connection;
          if (id !== '' && whole) found.push(watched(context, whole));
        }
        context.remembered.remember(page);
      }
      const ids = new Set(found.map(({id}) => id));
      for (const id of trackers.keys()) if (!ids.has(id)) trackers.delete(id);
      return found;
    },
  };
}

/**
 * Reads a connection of a list with its mappings. Where that fails, the other connections are still
 * shown, and nothing is known of its mappings.
 *
 * @returns null where the connection is gone
 * @throws Failure for what concerns every connection: the token, the budget, or `cancelled`
 */
async function readAlone(context: Context, one: Connection): Promise<Connection | null> {
  return catchFailure<Connection, Connection | null>(
    null,
    () => deepConnection(context, one),
    (failure) => {
      const {httpStatus} = failure.facts;
      if (failure.kind === 'cancelled' || httpStatus === 401 || httpStatus === 429) throw failure;
      return isGone(failure) ? null : {...one, mappings: null, mappings_summary: null};
    },
  );
}

function detailUrl({region_url, id}: ConnectionRef): string {
  return `${region_url}/api/v3/connections/${encodeURIComponent(id)}`;
}
