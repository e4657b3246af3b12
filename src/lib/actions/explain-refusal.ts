import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import {isFailure} from '../errors.ts';

/**
 * Does what the user asked for; where the service refuses, the failure says what was not done.
 *
 * @param undone a sentence such as “acme-1 was not configured.”
 */
export async function explainRefusal<T>(
  ref: ConnectionRef,
  undone: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFailure(error, 'refused')) throw error;
    throw error.with(undone, {next: {run: 'connections:info', connection: ref}});
  }
}
