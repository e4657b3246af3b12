import type {Connection} from '../../domain/connections/connection.ts';
import {connectionState} from '../../domain/connections/states.ts';
import {connectionHealth} from '../../domain/health.ts';
import {nextOfState} from '../../domain/next-of-state.ts';
import {again} from '../../next-step.ts';
import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {staleAfterAccepted} from '../../domain/assumptions.ts';
import {isHealthy, isSettled, type State} from '../../domain/states.ts';
import {Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {wait, type Verdict} from '../wait.ts';
import {deepConnection} from './info.ts';
import {explainTrouble, troubleOf} from './reason.ts';

export interface FollowOptions {
  /** Milliseconds. */
  timeout: number;
  /**
   * The state before the action that is followed. The first look after a 202 can still show it,
   * so it ends the wait only when another was seen in between, or when it has stayed too long to
   * be old. Null where no action went before.
   */
  before: State | null;
  /** The only state that counts as the end; where it is null, any settled one does. */
  goal: string | null;
  /** A settled state that is none of the ends, because the action leads out of it. */
  leaves?: string | null;
  /** Whether failed writes to Salesforce do not count. */
  ignoreWriteErrors?: boolean;
  /** Whether neither mappings nor writes count. */
  stateOnly?: boolean;
  /** False where nothing has been asked for yet, so that nothing goes on when the wait ends. */
  requested?: boolean;
}

/**
 * Follows a connection until it has settled, and tells each state that is new.
 *
 * @throws Failure `unhealthy` on an error state, unless that is the goal, and where mappings or writes
 *   have failed, unless the goal is a state that is not healthy itself; `pending`, `cancelled`
 */
export async function followConnection(
  context: Context,
  ref: ConnectionRef,
  {
    timeout,
    before,
    goal,
    leaves = null,
    ignoreWriteErrors = false,
    stateOnly = false,
    requested = true,
  }: FollowOptions,
): Promise<Connection> {
  const name = nameOf(ref);
  const watch = watchState(context, name, before);
  // A wait for PAUSED or for an error is for that state alone.
  const below = !stateOnly && (goal === null || isHealthy(connectionState(goal)));
  const flags = goal === null ? {} : {for: goal};
  const following = {
    what: goal === null ? name : `${name} to be ${goal}`,
    unfinished: goal === null ? `${name} has not settled yet.` : `${name} is not ${goal} yet.`,
    timeout,
    ...(requested
      ? {resume: {run: 'connections:wait', connection: ref, flags}}
      : {resume: again(), left: 'Nothing was asked of the service yet.'}),
    poll: () => (below ? deepConnection(context, ref) : context.api.connection(ref)),
    judge: (seen: Connection, elapsed: number): Verdict => {
      const {state} = seen;
      if (!watch(state, elapsed)) return {pending: `still ${state.name}`};
      if (state.name === goal && !below) return {done: true};
      if (state.kind === 'error') throw endedIn(state, name, ref);
      const ended = goal === null ? isSettled(state) && state.name !== leaves : state.name === goal;
      if (!ended) return {pending: state.name};
      if (below) demandHealthy(seen, {writes: !ignoreWriteErrors});
      return {done: true};
    },
  };
  return explainTrouble(context, ref, () => wait(context, following));
}

/** @throws Failure `unhealthy` where mappings of a connection, or its writes, have failed */
function demandHealthy(connection: Connection, options: {writes: boolean}): void {
  const health = connectionHealth(connection, options);
  if (health.class !== 'failed') return;
  const {id, resource_name, state} = connection;
  const what = health.below.map(({reason}) => reason.replace(/\.$/, '')).join(', and ');
  throw new Failure('unhealthy', `${nameOf(connection)} is ${state.name}, but ${what}.`, {
    next: {run: 'mappings:list', connection, flags: {state: 'failed'}},
    details: {
      state: state.name,
      health: health.class,
      health_reason: health.reason,
      id,
      resource_name,
    },
    facts: {trouble: troubleOf(connection) ?? {}},
  });
}

/**
 * Tells each new state of a connection, and whether what is seen can be believed: not while it may
 * still be the state of before the action. That a working connection polls now and then is neither
 * news nor a sign of what was asked for.
 */
export function watchState(context: Context, name: string, before: State | null) {
  let last = before;
  let changed = before === null;
  const news = (known: State | null, state: State) =>
    known === null || (known.name !== state.name && !(isHealthy(known) && isHealthy(state)));
  return (state: State, elapsed: number): boolean => {
    changed ||= news(before, state);
    if (news(last, state)) context.report({type: 'state', subject: 'connection', name, state});
    last = state;
    return changed || elapsed >= staleAfterAccepted;
  };
}

/** What is thrown when a connection can only go wrong from here. */
export function endedIn(state: State, name: string, ref: ConnectionRef): Failure {
  return new Failure('unhealthy', `${name} is in the state ${state.name}.`, {
    reason: `${state.meaning} ${state.advice}`,
    next: nextOfState(state, ref),
    details: {state: state.name, id: ref.id, resource_name: ref.resource_name},
    facts: {trouble: {state: state.name, advice: state.advice}},
  });
}
