import {listed, unique} from '../domain/text/text.ts';
import {isFailure, type Failure} from '../errors.ts';

/**
 * Does something to one mapping after the other. Where one fails, the failure says which were done
 * before it, and which were not tried.
 *
 * @param done a participle for the message: “created”
 */
export async function runSequentially<T extends {object_name: string}, R>(
  items: readonly T[],
  done: (item: T) => string,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    try {
      results.push(await work(item, index));
    } catch (error) {
      if (!isFailure(error)) throw error;
      const before = items.slice(0, index);
      const remaining = namesOf(items.slice(index + 1));
      const reason = [error.reason ?? error.message];
      if (index > 0) reason.push(`${account(before, done)}.`);
      if (remaining.length > 0) reason.push(`${were(remaining)} not tried.`);
      throw error.with(describeFailure(error, item.object_name, done(item)), {
        reason: reason.join(' '),
        details: {done: namesOf(before), failed: item.object_name, not_tried: remaining},
      });
    }
  }
  return results;
}

/** A request that was lost or broken off, or whose answer was, may have been taken all the same. */
function describeFailure({kind, facts}: Failure, name: string, done: string): string {
  const lost = kind === 'service' || kind === 'cancelled';
  const refused = !lost || facts.taken === 'no' || facts.httpStatus === 429;
  if (kind === 'cancelled') {
    return refused
      ? `Canceled; ${name} was not ${done}.`
      : `Canceled; it is unknown whether ${name} was ${done}.`;
  }
  return refused ? `${name} was not ${done}.` : `It is unknown whether ${name} was ${done}.`;
}

function account<T extends {object_name: string}>(
  items: readonly T[],
  done: (item: T) => string,
): string {
  return unique(items.map(done))
    .map((word) => `${were(namesOf(items.filter((item) => done(item) === word)))} ${word}`)
    .join('; ');
}

function namesOf(items: readonly {object_name: string}[]): string[] {
  return items.map(({object_name}) => object_name);
}

/** “Account and Contact were” */
function were(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'was' : 'were'}`;
}
