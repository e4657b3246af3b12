import type {Connection, Discovered} from '../../../domain/connections/connection.ts';
import {
  isUuid,
  matches,
  type ConnectionRef,
  type Selector,
} from '../../../domain/connections/connection-ref.ts';
import type {Endpoint} from '../../../domain/connections/endpoints.ts';
import {catchFailure, isFailure} from '../../../errors.ts';
import type {Context} from '../../context.ts';
import {contradiction, nothingMatches, severalMatch} from './no-match.ts';

/**
 * Asks the service where the connection is, and remembers the answer.
 *
 * @throws Failure `not_found` where none matches, or several; `usage` where names contradict
 */
export async function lookUp(context: Context, selector: Selector): Promise<ConnectionRef> {
  const found = await lookUpAll(context, selector);
  const [ref, ...others] = found;
  if (ref === undefined || others.length > 0) throw severalMatch(selector, found);
  return ref;
}

/** The same for all that match. @returns at least one @throws Failure where there is none */
export async function lookUpAll(context: Context, selector: Selector): Promise<ConnectionRef[]> {
  const all = await candidates(context, selector);
  // Who asks for an app by its id is answered with its connections, which may not have that id.
  const {app, ...names} = selector;
  const found = all.filter((ref) => matches(ref, isUuid(app ?? '') ? names : selector));
  if (found.length > 0) return found;
  const {resource, connection} = selector;
  const several = [app, resource, connection].filter((name) => name !== undefined).length > 1;
  throw several && all.length > 0
    ? contradiction(selector, all)
    : await nothingMatches(context, selector);
}

/** The connections that the service has by any name of a selector, and perhaps others of its app. */
export async function candidates(
  context: Context,
  {app, resource, connection}: Selector,
): Promise<ConnectionRef[]> {
  if (app !== undefined) return ofApp(context, app);
  const name = resource ?? connection ?? '';
  const byName = async () => {
    const found = isUuid(name) ? await byId(context, name) : await byResourceName(context, name);
    context.remembered.remember(found);
    return found;
  };
  if (resource !== undefined || isUuid(name)) {
    const found = await byName();
    if (found.length > 0 || connection === undefined) return found;
  }
  const found = connection === undefined ? [] : await ofApp(context, connection);
  return found.length > 0 || isUuid(name) ? found : byName();
}

/**
 * The connections of an app that you may see, which are remembered; an app that is not known has
 * none. Heroku's names of apps are in lower case.
 *
 * @param app its name in any case, or its id
 */
export async function ofApp(context: Context, app: string): Promise<Discovered[]> {
  const {api, remembered, clock} = context;
  const discovered = await catchFailure(
    'not_found',
    () => api.discover(app.toLowerCase()),
    () => [],
  );
  const found = await Promise.all(discovered.map((ref) => located(context, ref)));
  remembered.remember(found, clock.now());
  return found;
}

/** A connection with its region; the regions are asked where discovery does not tell it. */
async function located(context: Context, ref: Discovered): Promise<Discovered> {
  if (ref.region_url !== '' || ref.id === '') return ref;
  const [connection] = await byId(context, ref.id);
  if (connection === undefined) return ref;
  const {region_url, region} = connection;
  return {...ref, region_url, region};
}

/** By an id in any case; the service's are in lower case. */
function byId({api, endpoints}: Context, id: string): Promise<Connection[]> {
  return askEndpoints(endpoints, ({url}) =>
    catchFailure(
      'not_found',
      async () => [await api.connection({id: id.toLowerCase(), region_url: url})],
      () => [],
    ),
  );
}

function byResourceName({api, endpoints}: Context, resource_name: string): Promise<Connection[]> {
  return askEndpoints(endpoints, async (endpoint) => {
    const all: Connection[] = [];
    for await (const page of api.connectionPages(endpoint, {resource_name})) all.push(...page);
    return all;
  });
}

/**
 * Asks several endpoints at once for something that lives on one of them. An endpoint that fails
 * matters only where no other has it.
 *
 * @throws Failure the first endpoint's failure, where nothing was found
 */
async function askEndpoints<T>(
  endpoints: readonly Endpoint[],
  ask: (endpoint: Endpoint) => Promise<T[]>,
): Promise<T[]> {
  const answers = await Promise.allSettled(endpoints.map(ask));
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found;
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') continue;
    const {reason} = answer as {reason: unknown};
    if (isFailure(reason)) {
      throw reason.with(
        `Cannot reach the region ${endpoints[index]?.name ?? ''}. ${reason.message}`,
      );
    }
    throw reason;
  }
  return [];
}
