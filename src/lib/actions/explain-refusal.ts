import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Connection} from '../domain/connections/connection.ts';
import {nextOfState} from '../domain/next-of-state.ts';
import {catchFailure} from '../errors.ts';

/**
 * Does what the user asked for; where the service refuses, the failure says what was not done.
 *
 * @param undone a sentence such as “acme-1 was not configured.”
 */
export function explainRefusal<T>(
  connection: ConnectionRef,
  undone: string,
  work: () => Promise<T>,
): Promise<T> {
  return catchFailure('refused', work, (failure) => {
    throw failure.with(undone, {next: {run: 'connections:info', connection}});
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
    const {state} = connection;
    const isCause = state.next !== null && failure.reason?.includes(state.name) === true;
    throw isCause ? failure.with(failure.message, {next: nextOfState(state, connection)}) : failure;
  });
}
