import {isObject, type Json} from '../../json.ts';
import type {Path} from '../source.ts';

/** The comments of a text, each with what it belongs to; without the `#` they begin with. */
export interface Comments {
  /** At the top, with an empty line after them: they belong to the document. */
  head: readonly string[];
  /** Those in the lines above a key or an item, and those in its line. */
  of(path: Path): {above: readonly string[]; beside: readonly string[]};
  /** Those after the last key or item of an object or a list. */
  below(path: Path): readonly string[];
}

export const noComments: Comments = {
  head: [],
  of: () => none,
  below: () => [],
};

const none = {above: [], beside: []};

/**
 * The step that leads to an item of a list: its object where it is a mapping, so that comments
 * follow it, else its index.
 */
export function stepTo(item: Json, index: number): string | number {
  return isObject(item) && typeof item.object_name === 'string' ? item.object_name : index;
}
