import type {AcceptedChange} from '../../domain/accepted-changes.ts';
import {staleAfterAccepted} from '../../domain/assumptions.ts';
import type {Connection, ConnectionAction} from '../../domain/connections/connection.ts';
import {connectionActions} from '../../domain/connections/actions.ts';
import {connectionHealth} from '../../domain/health.ts';
import {nextOfState} from '../../domain/next-of-state.ts';
import type {ActionOutcome} from '../../domain/outcomes.ts';
import {
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import {newestResting} from '../../domain/stale-reads.ts';
import {isHealthy, isSettled, type State} from '../../domain/states.ts';
import {formatDuration} from '../../domain/text/duration.ts';
import {again} from '../../next-step.ts';
import {isHeld, runOf} from '../../domain/pauses.ts';
import {catchFailure, Failure, isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {untilSecondPoll, watchAccepted} from '../stale-reads.ts';
import {withConnection} from './find/find.ts';
import {wait, type WaitOptions} from '../wait.ts';
import {demandHealthyConnection, followConnection, watchConnection} from './follow.ts';
import {withKnownHealth} from './health.ts';

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
      if (action !== 'pause') demandNotHeld(context, ref, action);
      context.report({type: 'started', what: describeAction(action, ref)});
      return work(ref);
    });
  if (!waiting.wait) {
    return begin(async (ref) => {
      const requested = await request(context, ref, action, waiting);
      return 'refusal' in requested ? throwRefusal(action, ref, requested) : requested;
    });
  }
  const before = await begin((ref) => context.api.connection(ref));
  return requestAndFollow(context, before, action, waiting);
}

/**
 * Pauses a connection and waits until it is PAUSED.
 *
 * @param before the connection as it was read just now
 */
export function pauseConnection(
  context: Context,
  before: Connection,
  waiting: WaitOptions & {wait: true},
): Promise<ActionOutcome> {
  context.report({type: 'started', what: describeAction('pause', before)});
  return requestAndFollow(context, before, 'pause', waiting);
}

/** @throws Failure `refused` where another run still needs a connection paused */
function demandNotHeld({pauses}: Context, ref: ConnectionRef, action: ConnectionAction): void {
  const holder = pauses.of(ref.id).find((note) => isHeld(note) && note.run !== 'own');
  if (holder === undefined) return;
  throw new Failure('refused', `${nameOf(ref)} was not ${connectionActions[action].done}.`, {
    reason: `Another command (${runOf(holder)}) still needs it paused.`,
    next: {
      run: `connections:${action}`,
      connection: ref,
      note: `after process ${holder.run === 'ended' ? holder.command_pid : holder.pid} ends`,
    },
    details: {held_by: {command: holder.by, pid: holder.pid}},
  });
}

/** A request that the service has refused, and what is known of why. */
interface Refused {
  refusal: Failure;
  state: State;
  /** An accepted change that contradicts what the connection shows. */
  pending: AcceptedChange | null;
}

async function request(
  context: Context,
  ref: ConnectionRef,
  action: ConnectionAction,
  waiting: WaitOptions,
): Promise<ActionOutcome | Refused> {
  try {
    await context.api.actOnConnection(ref, action);
  } catch (error) {
    if (!isFailure(error, 'refused')) throw error;
    const accepted = watchAccepted(context, ref);
    const seen = await accepted.poll(() => context.api.connection(ref));
    const {state} = seen;
    const newest = () => newestResting(accepted.pending(() => false));
    const already = (now: Connection) => ended(context, {action, ref, outcome: 'already', now});
    if (newest()?.action === action && isDone(action, state)) return already(seen);
    if (newest() === undefined && isDone(action, state)) {
      if (waiting.skipStaleCheck === true) return already(seen);
      const confirmed = await confirm(context, ref, action);
      if (!isDone(action, confirmed.state)) return request(context, ref, action, waiting);
      if (newest() === undefined) return already(confirmed);
    }
    return {refusal: error, state, pending: contradiction(newest(), action)};
  }
  // What does not wait says so as its result.
  if (waiting.wait) context.report({type: 'accepted', what: describeAction(action, ref)});
  return {action, connection: ref, outcome: 'accepted', state: null, health: null};
}

/** The change that leads elsewhere than the action. */
function contradiction(
  newest: AcceptedChange | undefined,
  action: ConnectionAction,
): AcceptedChange | null {
  return newest === undefined || newest.action === action ? null : newest;
}

/**
 * Polls a second time before it is said that there was nothing to do: another machine may have asked
 * for the opposite a moment ago.
 */
async function confirm(
  context: Context,
  ref: ConnectionRef,
  action: ConnectionAction,
): Promise<Connection> {
  const name = nameOf(ref);
  return wait(context, {
    what: `confirmation of the state of ${name}`,
    unfinished: `The state of ${name} is not confirmed yet.`,
    // The second poll may be lost, and be made again.
    timeout: 2 * staleAfterAccepted,
    resume: {run: 'connections:info', connection: ref},
    left: 'Nothing was changed.',
    poll: () => context.api.connection(ref),
    check: (seen, elapsed) => {
      const lookIn = untilSecondPoll(elapsed);
      if (lookIn === null || !isDone(action, seen.state)) return {done: true};
      return {pending: `${seen.state.name}, to be confirmed`, lookIn};
    },
  });
}

/** The outcome of an action after which the connection was seen: its health is that of its mappings, too. */
async function ended(
  context: Context,
  {action, ref, outcome, now}: EndedAction,
): Promise<ActionOutcome> {
  const health = connectionHealth(await withKnownHealth(context, now));
  return {action, connection: ref, outcome, state: now.state, health};
}

interface EndedAction {
  action: ConnectionAction;
  ref: ConnectionRef;
  outcome: 'already' | 'done';
  /** As it was seen last. */
  now: Connection;
}

/** How often an action that was refused in a passing state is asked for again. */
const mostRefusals = 5;

async function requestAndFollow(
  context: Context,
  ref: Connection,
  action: ConnectionAction,
  waiting: WaitOptions & {wait: true},
): Promise<ActionOutcome> {
  const {clock} = context;
  const end = clock.monotonic() + waiting.timeout;
  const left = () => Math.max(0, end - clock.monotonic());
  let before = ref;
  for (let refusals = 0; ; refusals += 1) {
    // The service pauses only what is IDLE, and every connection polls now and then.
    if (action === 'pause' && isHealthy(before.state) && before.state.name !== 'IDLE') {
      const options = {
        before: null,
        goal: 'IDLE',
        requested: false,
        stateOnly: true,
        skipStaleCheck: true,
      };
      before = await followConnection(context, ref, {timeout: left(), ...options});
    }
    const requested = await request(context, ref, action, waiting);
    if ('outcome' in requested) {
      if (requested.outcome !== 'already') break;
      // What fails a wait fails the same command again.
      if (action === 'resume') await demandHealthyConnection(context, ref, waiting);
      return requested;
    }
    const {state, pending} = requested;
    const passes =
      pending !== null || !isSettled(state) || (action === 'pause' && isHealthy(state));
    if (!passes || refusals === mostRefusals) throwRefusal(action, ref, requested);
    before = await settled(context, ref, left());
  }
  const {goal, leaves} = connectionActions[action];
  const {ignoreWriteErrors = false} = waiting;
  const options = {timeout: left(), before: before.state, goal, leaves, ignoreWriteErrors};
  const now = await catchFailure(
    'unhealthy',
    () => followConnection(context, ref, options),
    (failure) => {
      throw action === 'restart' ? restartFailed(failure, ref) : failure;
    },
  );
  return ended(context, {action, ref, outcome: 'done', now});
}

/** What a restart did not mend, another will not: the app's logs tell more. */
function restartFailed(failure: Failure, {app_name}: ConnectionRef): Failure {
  const {next} = failure;
  if (next === undefined || !('run' in next) || next.run !== 'connections:restart') return failure;
  // Its note says what has to be done before.
  if (next.note !== undefined) return failure;
  // Heroku Connect logs as this dyno of the app.
  const program = ['heroku', 'logs', '--app', app_name ?? 'APP', '--dyno', 'herokuconnect'];
  return failure.with(failure.message, {next: {program}});
}

/** Waits until what was accepted before shows, and nothing moves that will end by itself. */
async function settled(context: Context, ref: ConnectionRef, timeout: number): Promise<Connection> {
  const name = nameOf(ref);
  const watch = watchConnection(context, ref, null);
  return wait(context, {
    what: name,
    unfinished: `${name} is still working.`,
    timeout,
    resume: again(),
    left: 'Nothing was requested yet.',
    poll: () => watch.poll(() => context.api.connection(ref)),
    check: ({state}) => {
      const waits = watch.see(state).pending.length > 0;
      return waits || !isSettled(state) ? {pending: state.name} : {done: true};
    },
  });
}

/** A refusal where nothing is left to do is none. */
function isDone(action: ConnectionAction, state: State): boolean {
  if (action === 'pause') return state.name === 'PAUSED';
  return action === 'resume' && isHealthy(state);
}

function throwRefusal(
  action: ConnectionAction,
  ref: ConnectionRef,
  {refusal, state, pending}: Refused,
): never {
  const polling = action === 'pause' && isHealthy(state);
  const message = `${nameOf(ref)} was not ${connectionActions[action].done}.`;
  const reason = refusal.reason ?? '';
  if (pending !== null) {
    const ago = formatDuration(Math.max(1000, pending.age));
    throw refusal.with(message, {
      reason: `${reason} A ${pending.action} was accepted ${ago} ago and may not show yet.`,
      next: {run: `connections:${action}`, connection: ref, flags: {wait: true}},
      details: {state: state.name, pending: pending.action},
    });
  }
  throw refusal.with(message, {
    reason: reason.includes(state.name) ? reason : `${reason} It is ${state.name}.`,
    next: polling
      ? {run: 'connections:pause', connection: ref, flags: {wait: true}}
      : nextOfState(state, ref),
    details: {state: state.name},
  });
}

function describeAction(action: ConnectionAction, ref: ConnectionRef): string {
  return `${connectionActions[action].doing} ${nameOf(ref)}`;
}
