import {isEmpty, isObject, type Json, type JsonObject} from '../json.ts';
import type {Path} from '../source/source.ts';
import {nearest} from '../text/nearest.ts';
import {shown} from '../text/text.ts';

/** What may stand at one place of a document. */
export type Shape = ObjectShape | NamesShape | ListShape | TextShape | IntegerShape | PlainShape;

interface Described {
  /** What it is, for somebody who writes the file. */
  description: string;
  /**
   * What is said where it is missing or something else; `{object}` stands for the name of the
   * mapping's object.
   */
  must: string;
  /** Null says as much as leaving it out. */
  nullable?: true;
  /** What it is where it is left out; an editor offers it. */
  default?: Json | undefined;
}

/** An object with the keys that are known of it. */
export interface ObjectShape extends Described {
  kind: 'object';
  required: readonly string[];
  keys: Readonly<Record<string, Shape>>;
}

/** An object whose keys are names, of fields for instance. */
export interface NamesShape extends Described {
  kind: 'names';
  each: Shape;
}

export interface ListShape extends Described {
  kind: 'list';
  each: Shape;
}

export interface TextShape extends Described {
  kind: 'text';
  /** The only texts that it may be. */
  values?: readonly string[];
  /** A blank text is as good as none. */
  blank?: false;
}

export interface IntegerShape extends Described {
  kind: 'integer';
  minimum: number;
}

export interface PlainShape extends Described {
  kind: 'boolean' | 'any';
}

/** Something in a document that is not as the table of keys has it. */
export interface Problem {
  rule: 'missing-key' | 'wrong-type' | 'wrong-value' | 'unknown-key' | 'duplicate-object';
  path: Path;
  part: 'key' | 'value';
  message: string;
  /** What to write instead, where that can be told from what is there. */
  advice?: string | undefined;
}

/** Where a check is: the way there is made longer and shorter, since there may be a million. */
interface Walk {
  path: (string | number)[];
  /** The object of the mapping, for sentences. */
  object: string;
  problems: Problem[];
}

/**
 * Holds a value against what may stand there.
 *
 * @param at where it stands
 * @param object for messages
 */
export function problemsOf(
  value: Json,
  shape: Shape,
  at: Path = [],
  object = 'The mapping',
): Problem[] {
  const walk = {path: [...at], object, problems: []};
  check(walk, value, shape);
  return walk.problems;
}

/** What is wrong with a single value, if anything. */
export function faultOf(
  value: Json,
  shape: TextShape | IntegerShape | PlainShape,
): 'wrong-type' | 'wrong-value' | null {
  if (value === null && shape.nullable) return null;
  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'string') return 'wrong-type';
      if (shape.values?.includes(value) === false) return 'wrong-value';
      return shape.blank === false && value.trim() === '' ? 'wrong-value' : null;
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'wrong-type';
      return value < shape.minimum ? 'wrong-value' : null;
    case 'boolean':
      return typeof value === 'boolean' ? null : 'wrong-type';
    case 'any':
      return null;
  }
}

function check(walk: Walk, value: Json, shape: Shape): void {
  if (value === null && shape.nullable) return;
  switch (shape.kind) {
    case 'object':
      checkObject(walk, value, shape);
      break;
    case 'names':
      checkNames(walk, value, shape);
      break;
    case 'list':
      if (Array.isArray(value)) checkItems(walk, value, shape.each);
      else wrong(walk, 'wrong-type', value, shape);
      break;
    case 'text':
    case 'integer':
    case 'boolean':
    case 'any': {
      const fault = faultOf(value, shape);
      if (fault !== null) wrong(walk, fault, value, shape);
    }
  }
}

function checkObject(walk: Walk, value: Json, shape: ObjectShape): void {
  if (!isObject(value)) {
    wrong(walk, 'wrong-type', value, shape);
    return;
  }
  const outside = walk.object;
  if (typeof value.object_name === 'string' && 'object_name' in shape.keys) {
    if (value.object_name.trim() !== '') walk.object = shown(value.object_name);
  }
  for (const key of shape.required) {
    const known = shape.keys[key];
    if (known === undefined || Object.hasOwn(value, key)) continue;
    const message = sentence(walk, known);
    const path = [...walk.path, key];
    walk.problems.push({rule: 'missing-key', path, part: 'key', message});
  }
  for (const key of Object.keys(value)) {
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    walk.path.push(key);
    if (known === undefined) walk.problems.push(unknownKey(walk, shape, value));
    else check(walk, value[key] ?? null, known);
    walk.path.pop();
  }
  walk.object = outside;
}

function checkNames(walk: Walk, value: Json, shape: NamesShape): void {
  if (!isObject(value)) {
    wrong(walk, 'wrong-type', value, shape);
    return;
  }
  const {each} = shape;
  if (each.kind === 'any') return;
  const mayBeEmpty = each.kind === 'object' && each.required.length === 0;
  for (const key of Object.keys(value)) {
    const item = value[key] ?? null;
    // As nearly every field is, of which there may be half a million.
    if (mayBeEmpty && isEmpty(item)) continue;
    walk.path.push(key);
    check(walk, item, each);
    walk.path.pop();
  }
}

function checkItems(walk: Walk, items: readonly Json[], each: Shape): void {
  for (const [index, item] of items.entries()) {
    walk.path.push(index);
    check(walk, item, each);
    walk.path.pop();
  }
}

function wrong(walk: Walk, rule: Problem['rule'], value: Json, shape: Shape): void {
  const [path, message, advice] = [[...walk.path], sentence(walk, shape), adviceFor(value, shape)];
  walk.problems.push({rule, path, part: 'value', message, advice});
}

function unknownKey(walk: Walk, shape: ObjectShape, value: JsonObject): Problem {
  const key = String(walk.path.at(-1));
  const candidates = Object.keys(shape.keys).filter((known) => !Object.hasOwn(value, known));
  const meant = nearest(key.slice(0, longestWord), candidates);
  const advice = meant === null ? undefined : `Did you mean ${meant}?`;
  const message = `The key ${shown(key)} is not known here.`;
  return {rule: 'unknown-key', path: [...walk.path], part: 'key', message, advice};
}

function sentence(walk: Walk, shape: Shape): string {
  return shape.must.replace('{object}', () => walk.object);
}

/** What to write instead, where that can be told from what is there. */
function adviceFor(value: Json, shape: Shape): string | undefined {
  if (value === null && (shape.kind === 'object' || shape.kind === 'names')) {
    return 'Write {} instead of nothing.';
  }
  if (shape.kind === 'text' && shape.values !== undefined) {
    const meant = typeof value === 'string' ? nearest(value, shape.values) : null;
    return meant === null ? undefined : `Did you mean ${meant}?`;
  }
  const unquoted = typeof value === 'string' ? value.trim() : '';
  const number = shape.kind === 'integer' && /^\d+$/.test(unquoted);
  const truth = shape.kind === 'boolean' && /^(true|false)$/.test(unquoted);
  return number || truth ? `Write ${shown(unquoted)} without quotes.` : undefined;
}

/** Looking for what was meant takes time that grows with the square of the word. */
const longestWord = 100;
