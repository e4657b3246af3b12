import {visit} from 'jsonc-parser';
import type {Spot} from '../positions.ts';

export interface Spots {
  /** Where the value of all begins. */
  start: number;
  /** The children of each object and list that has some, by its offset. */
  within: Map<number, Map<string | number, Spot>>;
  /** The first key that its object has already, with the offsets of both. */
  duplicate: {key: string; first: number; second: number} | null;
}

/** An object or a list that is not at its end, and the key whose value comes next. */
interface Open {
  at: number;
  key: string | null;
  keyAt: number;
}

/**
 * Finds where everything stands in a text that has been read as JSON. The package’s own tree would
 * take four times as long, and 280 MiB for a configuration of half a million fields.
 */
export function findSpots(text: string): Spots {
  const spots: Spots = {start: 0, within: new Map(), duplicate: null};
  const open: Open[] = [];
  // The text of a key is a string of its own each time, and most mappings have the same keys.
  const keys = new Map<string, string>();
  const child = (value: number) => {
    const parent = open.at(-1);
    if (parent === undefined) {
      spots.start = value;
      return;
    }
    const children = spots.within.get(parent.at) ?? new Map<string | number, Spot>();
    const spot = {key: parent.key === null ? value : parent.keyAt, value};
    const before = parent.key === null ? undefined : children.get(parent.key);
    if (parent.key !== null && before !== undefined) {
      spots.duplicate ??= {key: parent.key, first: before.key, second: spot.key};
    }
    spots.within.set(parent.at, children.set(parent.key ?? children.size, spot));
  };
  const begin = (at: number) => {
    child(at);
    open.push({at, key: null, keyAt: at});
  };
  const end = () => {
    open.pop();
  };
  try {
    visit(text, {
      onObjectProperty: (key, offset) => {
        const parent = open.at(-1);
        if (parent === undefined) return;
        if (!keys.has(key)) keys.set(key, key);
        parent.key = keys.get(key) ?? key;
        parent.keyAt = offset;
      },
      onLiteralValue: (_, offset) => {
        child(offset);
      },
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectEnd: end,
      onArrayEnd: end,
    });
  } catch (error) {
    // Each level is a call, and the calls have an end. What is too deep for them begins before it.
    if (!(error instanceof RangeError)) throw error;
  }
  return spots;
}
