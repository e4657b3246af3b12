import {
  isByApp,
  matches,
  nameOf,
  type ConnectionRef,
  type RememberedConnection,
  type Selector,
} from '../../../domain/connections/connection-ref.ts';
import {isLeft} from '../../../domain/pauses.ts';
import {catchFailure, isFailure} from '../../../errors.ts';
import type {Context} from '../../context.ts';
import {candidates, lookUp, lookUpAll} from './look-up.ts';
import {nothingMatches} from './no-match.ts';

/** Milliseconds for which a read may use what is remembered of an app's connections. */
const rememberedFor = 10 * 60 * 1000;

/**
 * Does `work` on the one connection that the selector names. A remembered address is used at once. An
 * app may have got another connection since: before a change, discovery is asked for its connections;
 * before a read, it is asked after some minutes. If a remembered address turns out to be wrong, it is
 * forgotten and looked up again, and `work` is repeated once. So `work` must begin with the request that
 * would find out, and end with its first change: a connection lost later must not be replaced by another.
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
