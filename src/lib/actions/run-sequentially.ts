import {listed} from '../domain/text/text.ts';
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
      const [before, after] = [items.slice(0, index), items.slice(index + 1)];
      throw error.with(whatHappened(error, item.object_name, done(item)), {
        reason: [error.reason ?? error.message, ...account(before, done), ...notTried(after)].join(
          ' ',
        ),
        details: {
          done: before.map(({object_name}) => object_name),
          failed: item.object_name,
          not_tried: after.map(({object_name}) => object_name),
        },
      });
    }
  }
  return results;
}

/** A request that was lost or broken off, or whose answer was, may have been taken all the same. */
function whatHappened({kind, facts}: Failure, name: string, done: string): string {
  const lost = kind === 'service' || kind === 'cancelled';
  const refused = !lost || facts.taken === 'no' || facts.httpStatus === 429;
  return refused ? `${name} was not ${done}.` : `It is not known whether ${name} was ${done}.`;
}

function account<T extends {object_name: string}>(
  items: readonly T[],
  done: (item: T) => string,
): string[] {
  const byWord = new Map<string, string[]>();
  for (const item of items) {
    byWord.set(done(item), [...(byWord.get(done(item)) ?? []), item.object_name]);
  }
  const parts = [...byWord].map(([word, names]) => `${listed(names)} ${were(names)} ${word}`);
  return parts.length === 0 ? [] : [`Before it, ${parts.join('; ')}.`];
}

function notTried(items: readonly {object_name: string}[]): string[] {
  const names = items.map(({object_name}) => object_name);
  return names.length === 0 ? [] : [`${listed(names)} ${were(names)} not tried.`];
}

function were(names: readonly string[]): string {
  return names.length === 1 ? 'was' : 'were';
}
