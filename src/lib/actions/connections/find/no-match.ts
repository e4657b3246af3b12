import {
  describeSelector,
  identityOf,
  isUuid,
  matches,
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../../domain/connections/connection-ref.ts';
import {nearest} from '../../../domain/text/nearest.ts';
import {consents} from '../../../domain/text/unknown-name.ts';
import {Failure} from '../../../errors.ts';
import {exists} from '../../../files/configuration-files.ts';
import type {NextStep} from '../../../next-step.ts';
import type {Context} from '../../context.ts';

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
export function contradiction(selector: Selector, all: readonly ConnectionRef[]): Failure {
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

/** The failure for a selector that names more than one connection. */
export function severalMatch(selector: Selector, found: readonly ConnectionRef[]): Failure {
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
