/**
 * Everything that looks random, worked out from names.
 *
 * There is no generator with a state of its own: the same names give the same numbers, so two runs
 * of one scenario show the same ids, row counts and faults.
 */
import {createHash} from 'node:crypto';

/** A number from 0 to 2^32 - 1 that only depends on the names. */
export function hash(...names: readonly (string | number)[]): number {
  let value = 0x811c9dc5;
  for (const character of names.join('\u0000')) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return mixed(value);
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number, ...names: readonly (string | number)[]): number {
  return low + (hash(...names) % (high - low + 1));
}

/** A UUID in the layout of version 5. */
export function uuid(...names: readonly (string | number)[]): string {
  const digits = createHash('sha1').update(names.join('\u0000')).digest('hex');
  const variant = '89ab'.charAt(hash(...names) % 4);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

/** The same items in an order that only depends on the names. */
export function shuffled<Item>(
  items: readonly Item[],
  ...names: readonly (string | number)[]
): Item[] {
  const first = hash(...names);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = mixed(first + Math.imul(last, 0x9e3779b1)) % (last + 1);
    [result[last], result[other]] = [result[other] as Item, result[last] as Item];
  }
  return result;
}

/** Spreads the bits, as the end of MurmurHash3 does. */
function mixed(value: number): number {
  let result = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  result = Math.imul(result ^ (result >>> 13), 0xc2b2ae35);
  return (result ^ (result >>> 16)) >>> 0;
}
