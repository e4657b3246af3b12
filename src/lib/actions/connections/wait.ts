import type {Connection} from '../../domain/connections/connection.ts';
import {connectionStates} from '../../domain/connections/states.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {unknownName} from '../../domain/text/unknown-name.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find/find.ts';
import {followConnection} from './follow.ts';

export interface WaitForOptions {
  /** Milliseconds. */
  timeout: number;
  /** The state to wait for; any settled one where it is null. */
  goal: string | null;
  /** Whether an end that is met at the first poll is believed, though no change is known of. */
  skipStaleCheck?: boolean;
  /** Whether failed writes to Salesforce do not count. */
  ignoreWriteErrors?: boolean;
}

/**
 * Waits for a connection to settle, or to be in the state `goal`.
 *
 * @throws Failure `usage` for a state that nothing is called, `unhealthy`, `pending`, `cancelled`
 */
export async function waitForConnection(
  context: Context,
  selector: Selector,
  {timeout, goal, skipStaleCheck = false, ignoreWriteErrors = false}: WaitForOptions,
): Promise<Connection> {
  const state = goal === null ? null : knownState(goal);
  return withConnection(context, selector, (ref) => {
    const what = state === null ? 'Waiting' : `Waiting for ${state}`;
    context.report({type: 'started', what});
    const options = {timeout, before: null, goal: state, skipStaleCheck, ignoreWriteErrors};
    return followConnection(context, ref, options);
  });
}

function knownState(goal: string): string {
  const name = goal.toUpperCase();
  const names = connectionStates.map((state) => state.name);
  if (names.includes(name)) return name;
  throw unknownName({
    kind: 'usage',
    message: `${goal} is not a connection state.`,
    word: goal,
    candidates: names,
    reason: `Valid states: ${names.join(', ')}.`,
    of: ['for'],
    next: {run: 'explain'},
  });
}
