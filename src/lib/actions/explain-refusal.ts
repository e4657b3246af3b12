import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Connection} from '../domain/connections/connection.ts';
import {nextOfState} from '../domain/next-of-state.ts';
import {catchFailure, type Failure} from '../errors.ts';
import type {NextStep} from '../next-step.ts';

/**
 * Does what the user asked for; where the service refuses, the failure says what was not done.
 *
 * @param undone a sentence such as “acme-1 was not configured.”
 * @param next what leads on; by default a look at the connection
 */
export function explainRefusal<T>(
  connection: ConnectionRef,
  undone: string,
  work: () => Promise<T>,
  next: NextStep = {run: 'connections:info', connection},
): Promise<T> {
  return catchFailure('refused', work, (failure) => {
    throw failure.with(undone, {next});
  });
}

/**
 * Does something to a mapping; where the service refuses and names the state that its connection is
 * in, the failure leads on from that state.
 *
 * @param connection as it was read before
 */
export function suggestAfterRefusal<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  return catchFailure('refused', work, (failure) => {
    throw isCausedByState(failure, connection)
      ? failure.with(failure.message, {next: nextOfState(connection.state, connection)})
      : failure;
  });
}

/** Whether the service refused because of the state that the connection was read in. */
export function isCausedByState({kind, reason}: Failure, {state}: Connection): boolean {
  return kind === 'refused' && state.next !== null && reason?.includes(state.name) === true;
}
