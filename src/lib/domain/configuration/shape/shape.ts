import {isEmpty, isObject, type Json, type JsonObject} from '../../json.ts';
import type {Path} from '../../source/source.ts';
import {nearest} from '../../text/nearest.ts';
import {shown} from '../../text/text.ts';

/** What may stand at one place of a document. */
export type Shape = ObjectShape | EachShape<'names'> | EachShape<'list'> | PlainShape;

/** What holds no other. */
type PlainShape = TextShape | IntegerShape | AnyShape;

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

/** A list, or an object whose keys are names, of fields for instance. */
interface EachShape<Kind> extends Described {
  kind: Kind;
  each: Shape;
}

interface TextShape extends Described {
  kind: 'text';
  /** The only texts that it may be. */
  values?: readonly string[];
  /** A blank text is as good as none. */
  blank?: false;
}

interface IntegerShape extends Described {
  kind: 'integer';
  minimum: number;
}

interface AnyShape extends Described {
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
  object = 'the mapping',
): Problem[] {
  const walk = {path: [...at], object, problems: []};
  check(walk, value, shape);
  return walk.problems;
}

/** What is wrong with a single value, if anything. */
export function faultOf(value: Json, shape: PlainShape): 'wrong-type' | 'wrong-value' | null {
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
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) wrong(walk, 'wrong-type', value, shape);
    else for (const [index, item] of value.entries()) checkWithin(walk, index, item, shape.each);
  } else if (shape.kind === 'object' || shape.kind === 'names') {
    if (!isObject(value)) wrong(walk, 'wrong-type', value, shape);
    else if (shape.kind === 'object') checkKeys(walk, value, shape);
    else checkNames(walk, value, shape.each);
  } else {
    const fault = faultOf(value, shape);
    if (fault !== null) wrong(walk, fault, value, shape);
  }
}

function checkWithin(walk: Walk, step: string | number, value: Json, shape: Shape): void {
  walk.path.push(step);
  check(walk, value, shape);
  walk.path.pop();
}

function checkKeys(walk: Walk, value: JsonObject, shape: ObjectShape): void {
  const outside = walk.object;
  const name = 'object_name' in shape.keys ? value.object_name : undefined;
  if (typeof name === 'string' && name.trim() !== '') walk.object = shown(name);
  for (const key of shape.required) {
    const known = shape.keys[key];
    if (known === undefined || Object.hasOwn(value, key)) continue;
    const message = sentence(walk, known);
    walk.problems.push({rule: 'missing-key', path: [...walk.path, key], part: 'key', message});
  }
  for (const key of Object.keys(value)) {
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (known === undefined) walk.problems.push(unknownKey(walk, key, shape, value));
    else checkWithin(walk, key, value[key] ?? null, known);
  }
  walk.object = outside;
}

function checkNames(walk: Walk, value: JsonObject, each: Shape): void {
  if (each.kind === 'any') return;
  const mayBeEmpty = each.kind === 'object' && each.required.length === 0;
  for (const key of Object.keys(value)) {
    const item = value[key] ?? null;
    // As nearly every field is, of which there may be half a million.
    if (!mayBeEmpty || !isEmpty(item)) checkWithin(walk, key, item, each);
  }
}

function wrong(walk: Walk, rule: Problem['rule'], value: Json, shape: Shape): void {
  const [path, message, advice] = [[...walk.path], sentence(walk, shape), adviceFor(value, shape)];
  walk.problems.push({rule, path, part: 'value', message, advice});
}

function unknownKey(walk: Walk, key: string, shape: ObjectShape, value: JsonObject): Problem {
  const candidates = Object.keys(shape.keys).filter((known) => !Object.hasOwn(value, known));
  const suggested = nearest(key.slice(0, longestWord), candidates);
  const advice = suggested === null ? undefined : `Did you mean ${suggested}?`;
  const message = `Unknown key: ${shown(key)}.`;
  return {rule: 'unknown-key', path: [...walk.path, key], part: 'key', message, advice};
}

function sentence(walk: Walk, shape: Shape): string {
  return shape.must.replace('{object}', () => walk.object);
}

/** What to write instead, where that can be told from what is there. */
function adviceFor(value: Json, shape: Shape): string | undefined {
  if (value === null && (shape.kind === 'object' || shape.kind === 'names')) {
    return 'Write {} for an empty object.';
  }
  if (shape.kind === 'text' && shape.values !== undefined) {
    const suggested = typeof value === 'string' ? nearest(value, shape.values) : null;
    return suggested === null ? undefined : `Did you mean ${suggested}?`;
  }
  const unquoted = typeof value === 'string' ? value.trim() : '';
  const number = shape.kind === 'integer' && /^\d+$/.test(unquoted);
  const truth = shape.kind === 'boolean' && /^(true|false)$/.test(unquoted);
  return number || truth ? `Write ${shown(unquoted)} without quotes.` : undefined;
}

/** Looking for what was meant takes time that grows with the square of the word. */
const longestWord = 100;
