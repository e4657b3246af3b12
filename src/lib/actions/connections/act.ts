import type {Connection, ConnectionAction} from '../../domain/connections/connection.ts';
import {connectionActions} from '../../domain/connections/actions.ts';
import {nextCommand} from '../../domain/next-command.ts';
import type {ActionOutcome} from '../../domain/outcomes.ts';
import {
  flagsFor,
  nameOf,
  type Place,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import {isHealthy, type State} from '../../domain/states.ts';
import {isFailure, type Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find.ts';
import {followConnection} from './follow.ts';

/**
 * Pauses, resumes or restarts a connection. With a remembered place and without a wait that is one
 * request.
 *
 * @param timeout milliseconds to follow it to its end; null ends at “accepted”
 * @throws Failure `refused` with the service's reason and the state
 */
export async function actOnConnection(
  context: Context,
  selector: Selector,
  action: ConnectionAction,
  timeout: number | null,
): Promise<ActionOutcome> {
  const started = (place: Place) => {
    context.report({type: 'started', what: whatIsDone(action, place)});
  };
  if (timeout === null) {
    return withConnection(context, selector, (place) => {
      started(place);
      return request(context, place, action);
    });
  }
  const before = await withConnection(context, selector, (place) => {
    started(place);
    return context.api.connection(place, {deep: false});
  });
  return requestAndFollow(context, before, action, timeout);
}

async function request(
  context: Context,
  place: Place,
  action: ConnectionAction,
): Promise<ActionOutcome> {
  try {
    await context.api.actOnConnection(place, action);
    context.report({type: 'accepted', what: whatIsDone(action, place)});
    return {action, place, outcome: 'accepted', state: null};
  } catch (error) {
    if (!isFailure(error, 'refused')) throw error;
    const connection = await context.api.connection(place, {deep: false});
    if (!isDone(action, connection)) throw notDone(error, action, place, connection.state);
    return {action, place, outcome: 'already', state: connection.state};
  }
}

/** How often a pause that was refused between two polls is asked for again. */
const mostRefusals = 5;

async function requestAndFollow(
  context: Context,
  place: Connection,
  action: ConnectionAction,
  timeout: number,
): Promise<ActionOutcome> {
  const end = context.clock.now() + timeout;
  const left = () => Math.max(0, end - context.clock.now());
  let before = place;
  for (let refusals = 0; ; refusals += 1) {
    // The service pauses only what is IDLE, and every connection polls now and then.
    if (action === 'pause' && isHealthy(before.state) && before.state.name !== 'IDLE') {
      before = await followConnection(context, place, {
        timeout: left(),
        before: null,
        goal: 'IDLE',
        requested: false,
      });
    }
    try {
      const requested = await request(context, place, action);
      if (requested.outcome === 'already') return requested;
      break;
    } catch (error) {
      const passing = action === 'pause' && isFailure(error, 'refused') && refusals < mostRefusals;
      if (!passing) throw error;
      before = await context.api.connection(place, {deep: false});
      if (!isHealthy(before.state)) throw error;
    }
  }
  const {goal, leaves} = connectionActions[action];
  const options = {timeout: left(), before: before.state, goal, leaves};
  const {state} = await followConnection(context, place, options);
  return {action, place, outcome: 'done', state};
}

/** A refusal where nothing is left to do is none. */
function isDone(action: ConnectionAction, {state}: Connection): boolean {
  if (action === 'pause') return state.name === 'PAUSED';
  return action === 'resume' && isHealthy(state);
}

function notDone(failure: Failure, action: ConnectionAction, place: Place, state: State): Failure {
  const again = action === 'pause' && isHealthy(state);
  return failure.with(`${nameOf(place)} was not ${connectionActions[action].done}.`, {
    reason: `${failure.reason ?? ''} Its state is ${state.name} now.`,
    hint: again
      ? `hconnect connections:pause ${flagsFor(place)} --wait`
      : nextCommand(state, place),
    details: {state: state.name},
  });
}

function whatIsDone(action: ConnectionAction, place: Place): string {
  return `${connectionActions[action].doing} ${nameOf(place)}`;
}
