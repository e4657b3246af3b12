import {isFailure} from '../errors.ts';

/**
 * Does something to one mapping after the other. Where one fails, the failure says which were done
 * before it, and which were not tried.
 *
 * @param done a participle for the message: “created”
 */
export async function oneByOne<T extends {object_name: string}, R>(
  items: readonly T[],
  done: string,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    try {
      results.push(await work(item));
    } catch (error) {
      if (!isFailure(error)) throw error;
      const names = items.map(({object_name}) => object_name);
      const before = names.slice(0, index);
      const account =
        before.length === 0 ? '' : ` Before it, ${before.join(', ')} ${were(before)} ${done}.`;
      throw error.with(`${item.object_name} was not ${done}.`, {
        reason: `${error.reason ?? error.message}${account}`,
        details: {done: before, failed: item.object_name, not_tried: names.slice(index + 1)},
      });
    }
  }
  return results;
}

function were(names: readonly string[]): string {
  return names.length === 1 ? 'was' : 'were';
}
