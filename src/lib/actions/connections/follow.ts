import type {AcceptedChange} from '../../domain/accepted-changes.ts';
import type {Connection} from '../../domain/connections/connection.ts';
import {connectionState} from '../../domain/connections/states.ts';
import {connectionHealth} from '../../domain/health.ts';
import {nextOfConnection, nextOfState} from '../../domain/next-of-state.ts';
import {again} from '../../next-step.ts';
import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {isStuck, affectsConnection, showsInConnection} from '../../domain/stale-reads.ts';
import {isHealthy, isSettled, type State} from '../../domain/states.ts';
import {catchFailure, Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {untilSecondPoll, watchAccepted} from '../stale-reads.ts';
import {wait, type Verdict, type Wait} from '../wait.ts';
import {deepConnection} from './info.ts';
import {addServiceReason, failedPartsOf} from './reason.ts';

export interface FollowOptions {
  /** Milliseconds. */
  timeout: number;
  /** The state before the action that is followed; null where no action went before. */
  before: State | null;
  /** The only state that counts as the end; where it is null, any settled one does. */
  goal: string | null;
  /** A settled state that is none of the ends, because the action leads out of it. */
  leaves?: string | null;
  /** Whether failed writes to Salesforce do not count. */
  ignoreWriteErrors?: boolean;
  /** Whether neither mappings nor writes count. */
  stateOnly?: boolean;
  /** False where nothing has been asked for yet, so that nothing is left running when the wait ends. */
  requested?: boolean;
  /** Whether an end that is met at the first poll is believed, though no change is known of. */
  skipStaleCheck?: boolean;
}

/**
 * Follows a connection until it has settled, and tells each state that is new.
 *
 * @throws Failure `unhealthy` on an error state, unless that is the goal, at once where nothing moves,
 *   and where mappings or writes have failed, unless the goal is a state that is not healthy itself;
 *   `pending`, `cancelled`
 */
export async function followConnection(
  context: Context,
  ref: ConnectionRef,
  options: FollowOptions,
): Promise<Connection> {
  const {timeout, before, goal, leaves = null, requested = true, skipStaleCheck = false} = options;
  const {ignoreWriteErrors = false, stateOnly = false} = options;
  const name = nameOf(ref);
  const acted = before !== null;
  // A wait for PAUSED or for an error is for that state alone.
  const below = !stateOnly && (goal === null || isHealthy(connectionState(goal)));
  const isOfConnection = acted || !requested;
  const watch = watchConnection(
    context,
    ref,
    before,
    isOfConnection ? affectsConnection : undefined,
  );
  const flags = goal === null ? {} : {for: goal};
  const following: Wait<Connection> = {
    what: goal === null ? name : `${name} to be ${goal}`,
    unfinished: goal === null ? `${name} is still working.` : `${name} is not ${goal} yet.`,
    timeout,
    accepted: acted && requested,
    ...(requested
      ? {resume: {run: 'connections:wait', connection: ref, flags}}
      : {resume: again(), left: 'Nothing was requested yet.'}),
    poll: () =>
      watch.poll(() => (below ? deepConnection(context, ref) : context.api.connection(ref))),
    check: (seen, elapsed): Verdict => {
      const {state} = seen;
      const {pending, informed} = watch.see(state);
      const isGoal = state.name === goal;
      if (!isGoal && state.name === leaves) return {pending: state.name};
      if (!isGoal) demandSyncing(state, ref, pending);
      if (pending.length > 0) return {pending: state.name};
      if (goal === null ? !isSettled(state) : !isGoal) return {pending: state.name};
      if (below) demandHealthy(seen, {writes: !ignoreWriteErrors});
      const again = informed || skipStaleCheck ? null : untilSecondPoll(elapsed);
      if (again === null) return {done: true};
      return {pending: `${state.name}, to be confirmed`, lookIn: again};
    },
  };
  return addServiceReason(context, ref, () => wait(context, following));
}

/**
 * Demands of a connection that rests where it was asked to be what the end of a wait demands.
 *
 * @throws Failure `unhealthy` with the service's reason and the command that helps
 */
export function demandHealthyConnection(
  context: Context,
  ref: ConnectionRef,
  {ignoreWriteErrors = false}: Pick<FollowOptions, 'ignoreWriteErrors'>,
): Promise<void> {
  return addServiceReason(context, ref, async () => {
    demandHealthy(await deepConnection(context, ref), {writes: !ignoreWriteErrors});
  });
}

/** @throws Failure `unhealthy` where mappings of a connection, or its writes, have failed */
function demandHealthy(connection: Connection, options: {writes: boolean}): void {
  const health = connectionHealth(connection, options);
  if (health.class !== 'failed') return;
  const {id, resource_name, state} = connection;
  const what = health.below.map(({reason}) => reason.replace(/\.$/, '')).join('; ');
  throw new Failure('unhealthy', `${nameOf(connection)} is ${state.name}; ${what}.`, {
    next: nextOfConnection(connection) ?? {run: 'connections:info', connection},
    details: {
      state: state.name,
      health: health.class,
      health_reason: health.reason,
      id,
      resource_name,
    },
    facts: {failedParts: failedPartsOf(connection) ?? {}},
  });
}

/** What a poll of a connection says beside its state. */
export interface PolledConnection {
  /** The changes that the poll may not show yet. */
  pending: AcceptedChange[];
  /** Whether a change is known of, or was seen, so that an end is no coincidence. */
  informed: boolean;
}

/**
 * Watches a connection over the polls of a wait: tells each new state, and what may not show yet. That
 * a working connection polls now and then is neither news nor a sign of what was asked for.
 *
 * @param before the state before the action that is followed
 * @param matters whether the wait is about a change
 */
export function watchConnection(
  context: Context,
  ref: ConnectionRef,
  before: State | null,
  matters?: (change: AcceptedChange) => boolean,
) {
  const accepted = watchAccepted(context, ref, matters);
  let last = before;
  let informed = false;
  const isReportable = (known: State | null, state: State) =>
    known === null || (known.name !== state.name && !(isHealthy(known) && isHealthy(state)));
  return {
    poll: accepted.poll,
    see(state: State): PolledConnection {
      if (isReportable(last, state)) {
        informed ||= last !== null;
        const name = nameOf(ref);
        context.report({type: 'state', subject: 'connection', name, state});
      }
      last = state;
      const recovered = before?.kind === 'error' && state.name !== before.name;
      const pending = accepted.pending(
        ({action}) => showsInConnection(action, state) || (action === 'restart' && recovered),
      );
      informed ||= accepted.changes().length > 0;
      return {pending, informed};
    },
  };
}

/**
 * Demands that something can move in a connection, or that an accepted change will see to it.
 *
 * @throws Failure `unhealthy` with the command that helps
 */
export function demandSyncing(
  state: State,
  ref: ConnectionRef,
  pending: readonly AcceptedChange[],
): void {
  if (isStuck(state, pending)) throw endedIn(state, nameOf(ref), ref);
}

/**
 * Demands the same before something is asked for that would be waited for in vain.
 *
 * @throws Failure `unhealthy` with the service's reason and the command that helps
 */
export function demandCanSync(
  context: Context,
  connection: ConnectionRef & {state: State},
): Promise<void> {
  const {accepted} = context;
  return catchFailure(
    'unhealthy',
    () =>
      addServiceReason(context, connection, () => {
        demandSyncing(connection.state, connection, accepted.of(connection.id));
        return Promise.resolve();
      }),
    (failure) => {
      const reason = `${failure.reason ?? ''} Nothing was changed.`.trim();
      throw failure.with(failure.message, {reason});
    },
  );
}

/** What is thrown when a connection can only go wrong from here. */
export function endedIn(state: State, name: string, ref: ConnectionRef): Failure {
  return new Failure('unhealthy', `${name} is ${state.name}.`, {
    reason: `${state.meaning} ${state.advice}`,
    next: nextOfState(state, ref),
    details: {state: state.name, id: ref.id, resource_name: ref.resource_name},
    facts: {failedParts: {state: state.name, advice: state.advice}},
  });
}
