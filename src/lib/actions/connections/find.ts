import type {Connection, Discovered} from '../../domain/connections/connection.ts';
import {
  describeSelector,
  identityOf,
  isByApp,
  isUuid,
  matches,
  nameOf,
  type ConnectionRef,
  type RememberedConnection,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import type {Endpoint} from '../../domain/connections/endpoints.ts';
import {isLeft} from '../../domain/pauses.ts';
import {nearest} from '../../domain/text/nearest.ts';
import {consents} from '../../domain/text/unknown-name.ts';
import {catchFailure, Failure, isFailure} from '../../errors.ts';
import {exists} from '../../files/configuration-files.ts';
import type {NextStep} from '../../next-step.ts';
import type {Context} from '../context.ts';

/** Milliseconds for which a read may use what is remembered of an app's connections. */
const rememberedFor = 10 * 60 * 1000;

/**
 * Does `work` on the one connection that the selector names. A remembered place is used at once,
 * unless an app is named that may have got another connection since: what changes something asks
 * discovery then, and a read does after some minutes. Where a place turns out wrong it is forgotten, looked up again and `work` repeated, once. `work` must
 * therefore begin with the request that would find out, and end with the first that changes
 * something: what is lost sight of later is lost, and not to be done to another connection.
 *
 * @throws Failure `not_found` where none matches, or several; `usage` where names contradict
 */
export async function withConnection<T>(
  context: Context,
  selector: Selector,
  work: (ref: ConnectionRef) => Promise<T>,
): Promise<T> {
  const remembered = context.remembered.all().filter((ref) => matches(ref, selector));
  const [ref, ...others] = remembered;
  const begin = async (found: ConnectionRef) => {
    nameUntyped(context, selector, found);
    await noteIfLeftPaused(context, found);
    return work(found);
  };
  if (ref === undefined || others.length > 0 || mustAsk(context, selector, ref)) {
    return begin(await lookUp(context, selector));
  }
  try {
    return await begin(ref);
  } catch (error) {
    if (!isStaleAddress(error)) throw error;
    context.remembered.forget(ref.id);
    const found = await lookUp(context, selector);
    if (found.id === ref.id && found.region_url === ref.region_url) throw error;
    return begin(found);
  }
}

/**
 * Does `work`, which only reads, on every connection that the selector names: an app can have several.
 *
 * @returns what it gives for each, at least one, by their names
 * @throws Failure `not_found` where none matches; `usage` where names contradict
 */
export async function withEveryConnection<T>(
  context: Context,
  selector: Selector,
  work: (ref: ConnectionRef) => Promise<T>,
): Promise<T[]> {
  const [ref, ...others] = context.remembered.all().filter((one) => matches(one, selector));
  if (ref !== undefined && others.length === 0 && !mustAsk(context, selector, ref)) {
    return [await withConnection(context, selector, work)];
  }
  const found = await lookUpAll(context, selector);
  found.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const results: T[] = [];
  for (const one of found) {
    await noteIfLeftPaused(context, one);
    results.push(await work(one));
  }
  return results;
}

/** Whether the app could have got another connection since it was asked for them. */
function mustAsk({clock}: Context, selector: Selector, ref: RememberedConnection): boolean {
  if (!isByApp(ref, selector)) return false;
  const age = clock.now() - ref.seen;
  return selector.change === true || age < 0 || age >= rememberedFor;
}

/** Says what will be changed where nobody has typed a name of it. */
function nameUntyped({report}: Context, {change, source}: Selector, ref: ConnectionRef): void {
  if (change !== true || source === undefined) return;
  const resource = ref.resource_name ?? ref.id;
  const text = `Using ${resource} of app ${ref.app_name ?? 'unknown'} (from ${source}).`;
  report({type: 'note', text});
}

/**
 * Looks at a connection that a killed run may have left paused, which is told by the reading of it.
 * That is one request more, only then; where it fails, `work` meets the same.
 */
async function noteIfLeftPaused({api, pauses}: Context, ref: ConnectionRef): Promise<void> {
  if (!pauses.of(ref.id).some(isLeft)) return;
  await catchFailure(
    null,
    () => api.connection(ref),
    (failure) => {
      if (failure.kind === 'cancelled') throw failure;
      return null;
    },
  );
}

/** A connection that is gone, or a host that is: both were not taken, so repeating is safe. */
function isStaleAddress(error: unknown): boolean {
  if (!isFailure(error)) return false;
  const {httpStatus, network} = error.facts;
  return (error.kind === 'not_found' && httpStatus === 404) || network === 'ENOTFOUND';
}

/**
 * The connections that a word names: one by its resource name or id, or all of an app. What is
 * remembered of a resource or an id is used at once.
 *
 * @throws Failure `not_found` where none matches
 */
export async function connectionsNamed(context: Context, word: string): Promise<ConnectionRef[]> {
  const remembered = context.remembered.all().filter((ref) => matches(ref, {resource: word}));
  if (remembered.length > 0) return remembered;
  const found = (await candidates(context, {connection: word})).filter(({id}) => id !== '');
  if (found.length === 0) throw await nothingMatches(context, {connection: word});
  return found;
}

/** Asks the service where the connection is, and remembers the answer. */
async function lookUp(context: Context, selector: Selector): Promise<ConnectionRef> {
  const found = await lookUpAll(context, selector);
  const [ref, ...others] = found;
  if (ref === undefined || others.length > 0) throw severalMatch(selector, found);
  return ref;
}

/** The same for all that match. @returns at least one @throws Failure where there is none */
async function lookUpAll(context: Context, selector: Selector): Promise<ConnectionRef[]> {
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

async function candidates(
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

/** The failure for a selector that names no connection; a name that is nearly the same is proposed. */
export async function nothingMatches(context: Context, selector: Selector): Promise<Failure> {
  const app = selector.app ?? selector.connection ?? selector.resource ?? 'APP';
  const isApp = selector.app !== undefined || selector.connection !== undefined;
  if (await isFile(app)) {
    return new Failure('not_found', `No connection matches ${describeSelector(selector)}.`, {
      reason: `${app} is a file or a folder. A connection is named by its app, resource name or id.`,
      next: {run: 'connections:list'},
      details: {candidates: []},
    });
  }
  const message = `No connection matches ${describeSelector(selector)}.`;
  const known = context.remembered.all();
  const asOther = nameOfOtherKind(selector, known);
  if (asOther !== null) {
    return new Failure('not_found', message, {...asOther, details: {candidates: []}});
  }
  const names = known
    .flatMap(({resource_name, app_name}) => [
      ...(selector.app === undefined ? [resource_name] : []),
      ...(selector.resource === undefined ? [app_name] : []),
    ])
    .filter((name) => name !== null);
  const meant = nearest(app, names);
  const reason = 'It does not exist, or you don’t have access to it yet.';
  return new Failure('not_found', message, {
    reason: meant === null ? reason : `${reason} Did you mean ${meant}?`,
    next: {run: 'access:add', args: [isApp && !isUuid(app) ? app : 'APP']},
    details: {candidates: [], ...(meant === null ? {} : {did_you_mean: meant})},
  });
}

/** A resource name as Heroku makes them for this add-on. */
const resourceName = /^herokuconnect-[a-z]+-\d+$/i;

/** What helps where a resource was given as an app, or an app as a resource; null where neither was. */
function nameOfOtherKind(
  {app, resource}: Selector,
  known: readonly ConnectionRef[],
): {reason: string; next: NextStep} | null {
  if (app !== undefined && resource === undefined) {
    const isResource = resourceName.test(app) || known.some((ref) => matches(ref, {resource: app}));
    if (!isResource) return null;
    return {
      reason: `${app} is ${isUuid(app) ? 'the id of a connection' : 'a resource name'}, not an app.`,
      next: {again: {flags: {resource: app}, without: ['app', ...consents]}},
    };
  }
  if (resource !== undefined && app === undefined && !resourceName.test(resource)) {
    if (!known.some((ref) => matches(ref, {app: resource}))) return null;
    return {
      reason: `${resource} is an app, not a resource name.`,
      next: {again: {flags: {app: resource}, without: ['resource', ...consents]}},
    };
  }
  return null;
}

/** Whether a word names a file or a folder that is here, or one that is not. */
function isFile(word: string): Promise<boolean> | boolean {
  return /\.(json|ya?ml)$/i.test(word) || exists(word);
}

/** Several names, of which one has connections, and none of them has the other names. */
function contradiction(selector: Selector, all: readonly ConnectionRef[]): Failure {
  const {app, resource, connection, source} = selector;
  const [first, second] = [app, resource, connection].filter((name) => name !== undefined);
  const names = all.map(nameOf).sort();
  const of =
    app === undefined ? 'It' : `App ${app}${source === undefined ? '' : `, from ${source},`}`;
  const verb = app === undefined ? 'is' : 'has';
  return new Failure(
    'usage',
    `${first ?? ''} and ${second ?? ''} do not name the same connection.`,
    {
      reason: `${of} ${verb} ${names.join(', ')}.`,
      next: {run: 'connections:list', note: 'lists apps with their resources'},
      details: {candidates: all.map(identityOf)},
    },
  );
}

/** The arguments and flags that name a connection by any of its names. */
const connectionNames = ['connection', 'from', 'to'];

function severalMatch(selector: Selector, found: readonly ConnectionRef[]): Failure {
  const names = found.map(nameOf).sort();
  const [first = ''] = names;
  const {app, connection: word, change} = selector;
  const message = `Several connections match ${describeSelector(selector)}.`;
  const reason = names.join(', ');
  const candidates = found.map(identityOf);
  if (change === true) {
    // Which one is to be changed is for a person to say.
    const flags = app === undefined ? {} : {app};
    const next: NextStep = {run: 'connections:list', flags, note: 'then name one of them'};
    return new Failure('not_found', message, {reason, next, details: {candidates}});
  }
  return new Failure('not_found', message, {
    reason,
    next: {
      again:
        word === undefined
          ? {flags: {resource: first}, without: consents}
          : {correct: {word, to: first, of: connectionNames}, without: consents},
    },
    details: {
      ...(word === undefined ? {} : {mistaken: word, did_you_mean: first}),
      candidates,
    },
  });
}
