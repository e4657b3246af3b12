import type {Endpoint} from '../domain/connections/endpoints.ts';
import {isFailure} from '../errors.ts';

/**
 * Asks several endpoints at once for something that lives on one of them. A endpoint that fails matters
 * only where no other has it.
 *
 * @throws Failure the first endpoint's failure, where nothing was found
 */
export async function askEndpoints<T>(
  endpoints: readonly Endpoint[],
  ask: (endpoint: Endpoint) => Promise<T[]>,
): Promise<T[]> {
  const answers = await Promise.allSettled(endpoints.map(ask));
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found;
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') continue;
    const {reason} = answer as {reason: unknown};
    if (isFailure(reason)) {
      throw reason.with(
        `${endpoints[index]?.name ?? 'A region'} could not be asked. ${reason.message}`,
      );
    }
    throw reason;
  }
  return [];
}
