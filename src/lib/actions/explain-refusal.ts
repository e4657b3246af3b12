import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
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
