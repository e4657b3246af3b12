import type {Connection, ConnectionAction} from '../../domain/connections/connection.ts';
import {connectionActions} from '../../domain/connections/actions.ts';
import {nextOfState} from '../../domain/next-of-state.ts';
import type {ActionOutcome} from '../../domain/outcomes.ts';
import {
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import {isHealthy, type State} from '../../domain/states.ts';
import {isFailure, type Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find.ts';
import type {WaitOptions} from '../wait.ts';
import {followConnection} from './follow.ts';

/**
 * Pauses, resumes or restarts a connection. With a remembered place and without a wait that is one
 * request.
 *
 * @param waiting follows it to its end
 * @throws Failure `refused` with the service's reason and the state
 */
export async function actOnConnection(
  context: Context,
  selector: Selector,
  action: ConnectionAction,
  waiting: WaitOptions,
): Promise<ActionOutcome> {
  const begin = <T>(work: (ref: ConnectionRef) => Promise<T>) =>
    withConnection(context, selector, (ref) => {
      context.report({type: 'started', what: whatIsDone(action, ref)});
      return work(ref);
    });
  if (!waiting.wait) return begin((ref) => request(context, ref, action));
  const before = await begin((ref) => context.api.connection(ref));
  return requestAndFollow(context, before, action, waiting);
}

async function request(
  context: Context,
  ref: ConnectionRef,
  action: ConnectionAction,
): Promise<ActionOutcome> {
  try {
    await context.api.actOnConnection(ref, action);
  } catch (error) {
    if (!isFailure(error, 'refused')) throw error;
    const {state} = await context.api.connection(ref);
    if (!isDone(action, state)) throw notDone(error, action, ref, state);
    return {action, connection: ref, outcome: 'already', state};
  }
  context.report({type: 'accepted', what: whatIsDone(action, ref)});
  return {action, connection: ref, outcome: 'accepted', state: null};
}

/** How often a pause that was refused between two polls is asked for again. */
const mostRefusals = 5;

async function requestAndFollow(
  context: Context,
  ref: Connection,
  action: ConnectionAction,
  {timeout, ignoreWriteErrors = false}: {timeout: number; ignoreWriteErrors?: boolean},
): Promise<ActionOutcome> {
  const end = context.clock.now() + timeout;
  const left = () => Math.max(0, end - context.clock.now());
  let before = ref;
  for (let refusals = 0; ; refusals += 1) {
    // The service pauses only what is IDLE, and every connection polls now and then.
    if (action === 'pause' && isHealthy(before.state) && before.state.name !== 'IDLE') {
      const idle = {timeout: left(), before: null, goal: 'IDLE', requested: false, stateOnly: true};
      before = await followConnection(context, ref, idle);
    }
    try {
      const requested = await request(context, ref, action);
      if (requested.outcome === 'already') return requested;
      break;
    } catch (error) {
      const passing = action === 'pause' && isFailure(error, 'refused') && refusals < mostRefusals;
      if (!passing) throw error;
      before = await context.api.connection(ref);
      if (!isHealthy(before.state)) throw error;
    }
  }
  const {goal, leaves} = connectionActions[action];
  const options = {timeout: left(), before: before.state, goal, leaves, ignoreWriteErrors};
  const {state} = await followConnection(context, ref, options);
  return {action, connection: ref, outcome: 'done', state};
}

/** A refusal where nothing is left to do is none. */
function isDone(action: ConnectionAction, state: State): boolean {
  if (action === 'pause') return state.name === 'PAUSED';
  return action === 'resume' && isHealthy(state);
}

function notDone(
  failure: Failure,
  action: ConnectionAction,
  ref: ConnectionRef,
  state: State,
): Failure {
  const polling = action === 'pause' && isHealthy(state);
  return failure.with(`${nameOf(ref)} was not ${connectionActions[action].done}.`, {
    reason: `${failure.reason ?? ''} Its state is ${state.name} now.`,
    next: polling
      ? {run: 'connections:pause', connection: ref, flags: {wait: true}}
      : nextOfState(state, ref),
    details: {state: state.name},
  });
}

function whatIsDone(action: ConnectionAction, ref: ConnectionRef): string {
  return `${connectionActions[action].doing} ${nameOf(ref)}`;
}
