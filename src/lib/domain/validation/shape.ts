import {isObject, type Json, type JsonObject} from '../json.ts';
import {nearest} from '../text/nearest.ts';
import type {Path} from '../source/source.ts';
import {finding, shown, type Finding} from './finding.ts';
import {documentShape} from '../configuration/keys.ts';
import type {
  IntegerShape,
  NamesShape,
  ObjectShape,
  Shape,
  TextShape,
} from '../configuration/shape.ts';
import type {RuleId} from './rules.ts';

/** Where a check is: the way there is made longer and shorter, since there may be a million. */
interface Walk {
  path: (string | number)[];
  /** The object of the mapping, for sentences. */
  object: string;
  findings: Finding[];
}

/**
 * Holds a value against the table of keys.
 *
 * @param at where it stands
 * @param object for messages
 */
export function shapeFindings(
  value: Json,
  shape: Shape = documentShape,
  at: Path = [],
  object = 'The mapping',
): Finding[] {
  const walk = {path: [...at], object, findings: []};
  check(walk, value, shape);
  return walk.findings;
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
      checkText(walk, value, shape);
      break;
    case 'integer':
      checkInteger(walk, value, shape);
      break;
    case 'boolean':
      if (typeof value !== 'boolean') wrong(walk, 'wrong-type', value, shape);
      break;
    case 'any':
      break;
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
    walk.findings.push(finding('missing-key', [...walk.path, key], message, {part: 'key'}));
  }
  for (const key of Object.keys(value)) {
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    walk.path.push(key);
    if (known === undefined) walk.findings.push(unknownKey(walk, shape, value));
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

function isEmpty(value: Json): boolean {
  if (!isObject(value)) return false;
  for (const _key in value) return false;
  return true;
}

function checkItems(walk: Walk, items: readonly Json[], each: Shape): void {
  for (const [index, item] of items.entries()) {
    walk.path.push(index);
    check(walk, item, each);
    walk.path.pop();
  }
}

function checkText(walk: Walk, value: Json, shape: TextShape): void {
  if (typeof value !== 'string') wrong(walk, 'wrong-type', value, shape);
  else if (shape.values?.includes(value) === false) wrong(walk, 'wrong-value', value, shape);
  else if (shape.blank === false && value.trim() === '') wrong(walk, 'wrong-value', value, shape);
}

function checkInteger(walk: Walk, value: Json, shape: IntegerShape): void {
  if (!Number.isInteger(value)) wrong(walk, 'wrong-type', value, shape);
  else if ((value as number) < shape.minimum) wrong(walk, 'wrong-value', value, shape);
}

function wrong(walk: Walk, rule: RuleId, value: Json, shape: Shape): void {
  const advice = adviceFor(value, shape);
  walk.findings.push(finding(rule, walk.path, sentence(walk, shape), {advice}));
}

function unknownKey(walk: Walk, shape: ObjectShape, value: JsonObject): Finding {
  const key = String(walk.path.at(-1));
  const candidates = Object.keys(shape.keys).filter((known) => !Object.hasOwn(value, known));
  const meant = nearest(key.slice(0, longestWord), candidates);
  const advice = meant === null ? undefined : `Did you mean ${meant}?`;
  const message = `The key ${shown(key)} is not known here.`;
  return finding('unknown-key', walk.path, message, {part: 'key', advice});
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
