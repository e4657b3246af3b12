import type {Connection, Discovered} from '../../domain/connections/connection.ts';
import {
  describeSelector,
  identityOf,
  matches,
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import type {Endpoint} from '../../domain/connections/endpoints.ts';
import {nearest} from '../../domain/text/nearest.ts';
import {catchFailure, Failure, isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Does `work` on the one connection that the selector names. A remembered place is used at once;
 * where it turns out wrong it is forgotten, looked up again and `work` repeated, once. `work` must
 * therefore begin with the request that would find out, and end with the first that changes
 * something: what is lost sight of later is lost, and not to be done to another connection.
 *
 * @throws Failure `not_found` where none matches, or several
 */
export async function withConnection<T>(
  context: Context,
  selector: Selector,
  work: (ref: ConnectionRef) => Promise<T>,
): Promise<T> {
  const remembered = context.remembered.all().filter((ref) => matches(ref, selector));
  const [ref, ...others] = remembered;
  if (ref === undefined || others.length > 0) return work(await lookUp(context, selector));
  try {
    return await work(ref);
  } catch (error) {
    if (!placeIsWrong(error)) throw error;
    context.remembered.forget(ref.id);
    const found = await lookUp(context, selector);
    if (found.id === ref.id && found.region_url === ref.region_url) throw error;
    return work(found);
  }
}

/** A connection that is gone, or a host that is: both were not taken, so repeating is safe. */
function placeIsWrong(error: unknown): boolean {
  if (!isFailure(error)) return false;
  const {httpStatus, network} = error.facts;
  return (error.kind === 'not_found' && httpStatus === 404) || network === 'ENOTFOUND';
}

/** Asks the service where the connection is, and remembers the answer. */
async function lookUp(context: Context, selector: Selector): Promise<ConnectionRef> {
  const found = (await candidates(context, selector)).filter((ref) => matches(ref, selector));
  context.remembered.remember(found);
  const [ref, ...others] = found;
  if (ref === undefined) throw nothingMatches(context, selector);
  if (others.length > 0) throw severalMatch(selector, found);
  return ref;
}

async function candidates(
  context: Context,
  {app, resource, connection}: Selector,
): Promise<ConnectionRef[]> {
  if (app !== undefined) return ofApp(context, app);
  const name = resource ?? connection ?? '';
  if (uuid.test(name)) return byId(context, name);
  const found = connection === undefined ? [] : await ofApp(context, connection);
  return found.length > 0 ? found : byResourceName(context, name);
}

/** The connections of an app that you may see; an app that is not known has none. */
export function ofApp({api}: Context, app: string): Promise<Discovered[]> {
  return catchFailure(
    'not_found',
    () => api.discover(app),
    () => [],
  );
}

function byId({api, endpoints}: Context, id: string): Promise<Connection[]> {
  return askEndpoints(endpoints, ({url}) =>
    catchFailure(
      'not_found',
      async () => [await api.connection({id, region_url: url})],
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
        `${endpoints[index]?.name ?? 'A region'} could not be asked. ${reason.message}`,
      );
    }
    throw reason;
  }
  return [];
}

function nothingMatches(context: Context, selector: Selector): Failure {
  const app = selector.app ?? selector.connection ?? selector.resource ?? 'APP';
  const isApp = selector.app !== undefined || selector.connection !== undefined;
  const names = context.remembered
    .all()
    .flatMap(({resource_name, app_name}) => [resource_name, app_name])
    .filter((name) => name !== null);
  const meant = nearest(app, names);
  const reason = 'There is none, or you are not on its access list yet.';
  return new Failure('not_found', `No connection matches ${describeSelector(selector)}.`, {
    reason: meant === null ? reason : `${reason} Did you mean ${meant}?`,
    next: {run: 'access:add', args: [isApp && !uuid.test(app) ? app : 'APP']},
    details: {candidates: [], ...(meant === null ? {} : {did_you_mean: meant})},
  });
}

/** The arguments and flags that name a connection by any of its names. */
const connectionNames = ['connection', 'from', 'to'];

function severalMatch(selector: Selector, found: readonly ConnectionRef[]): Failure {
  const names = found.map(nameOf).sort();
  const [first = ''] = names;
  const {connection: word} = selector;
  // What was agreed to was not agreed to for the one that is taken here.
  const without = ['confirm', 'yes'];
  return new Failure('not_found', `Several connections match ${describeSelector(selector)}.`, {
    reason: names.join(', '),
    next: {
      again:
        word === undefined
          ? {flags: {resource: first}, without}
          : {correct: {word, to: first, of: connectionNames}, without},
    },
    details: {
      ...(word === undefined ? {} : {mistaken: word, did_you_mean: first}),
      candidates: found.map(identityOf),
    },
  });
}
