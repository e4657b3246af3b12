import {isObject, type Json} from '../json.ts';
import type {Path} from './source.ts';

/** Levels of nesting; a configuration has six. */
const deepest = 64;

/** What is wrong with a value that could be parsed, and where. */
export interface Fault {
  path: Path;
  message: string;
}

/** How many keys there are in all objects together; NaN where something has a fault. */
export function countKeys(value: Json, depth = 0): number {
  if (typeof value === 'number') return isExact(value) ? 0 : NaN;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === deepest) return NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item, depth + 1);
    return count;
  }
  for (const key in value) count += 1 + countKeys(value[key] ?? null, depth + 1);
  return count;
}

/** What keeps a value from being read, such as a number that would become another. */
export function findFault(value: Json, path: Path = []): Fault | null {
  if (typeof value === 'number' && !isExact(value)) {
    return {path, message: 'The number is too large.'};
  }
  if (typeof value !== 'object' || value === null) return null;
  if (path.length === deepest) return {path, message: tooDeep};
  const entries = isObject(value) ? Object.entries(value) : value.entries();
  for (const [key, item] of entries) {
    const fault = findFault(item, [...path, key]);
    if (fault !== null) return fault;
  }
  return null;
}

export const tooDeep = `Nested more than ${deepest} levels deep.`;

/** JSON can say 1e999, which is read as Infinity, and whole numbers that are rounded. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
