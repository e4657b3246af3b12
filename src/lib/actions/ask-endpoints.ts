import type {Root} from '../domain/connections/endpoints.ts';
import {isFailure} from '../errors.ts';

/**
 * Asks several roots at once for something that lives on one of them. A root that fails matters
 * only where no other has it.
 *
 * @throws Failure the first root's failure, where nothing was found
 */
export async function askRoots<T>(
  roots: readonly Root[],
  ask: (root: Root) => Promise<T[]>,
): Promise<T[]> {
  const answers = await Promise.allSettled(roots.map(ask));
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found;
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') continue;
    const {reason} = answer as {reason: unknown};
    if (isFailure(reason)) {
      throw reason.with(
        `${roots[index]?.name ?? 'A region'} could not be asked. ${reason.message}`,
      );
    }
    throw reason;
  }
  return [];
}
