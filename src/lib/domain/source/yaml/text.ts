import type {Json} from '../../json.ts';
import {noComments, stepTo, type Comments} from './comments.ts';
import type {Path} from '../source.ts';

/*
 * A value as YAML, in one way only: what is not empty in lines of their own, two spaces a level,
 * words without quotation marks where no version of YAML takes them for something else.
 */

/** What YAML 1.1, which other programs read, takes for no string. */
const taken = /^(true|false|yes|no|on|off|y|n|null|nan|inf)$/i;
const plain = /^[a-z_][\w./-]*$/i;
/** A key that is longer has to be announced by a question mark, if it is to be read again. */
const longestKey = 1000;

/** The value as YAML text, with comments where there are. */
export function yamlText(value: Json, comments: Comments = noComments): string {
  const head = comments.head.map((line) => `#${line}\n`);
  const separated = head.length > 0 && comments.separated ? [...head, '\n'] : head;
  const body = isFilled(value) ? lines(value, [], 0, comments) : [`${leaf(value)}\n`];
  const rest = comments.rest().map((line) => `#${line}\n`);
  return [...separated, ...body, ...rest].join('');
}

/** The lines of a list or an object that is not empty. */
function lines(
  value: Json[] | Record<string, Json>,
  path: Path,
  depth: number,
  comments: Comments,
  below: readonly string[] = comments.take(path).below,
): string[] {
  const indent = '  '.repeat(depth);
  const list = Array.isArray(value);
  const entries: [string | number, Json][] = list
    ? value.map((item, index) => [stepTo(item, index), item])
    : Object.entries(value);
  return [
    ...entries.flatMap(([step, item]) => entry(list ? null : String(step), item, [...path, step])),
    ...below.map((line) => `${indent}#${line}\n`),
  ];

  function entry(key: string | null, item: Json, at: Path): string[] {
    const {above, beside, below: end} = comments.take(at);
    const comment = beside.length === 0 ? '' : ` #${beside.join(' #')}`;
    // What is empty has one line, and no end.
    const lead = isFilled(item) ? above : [...above, ...end];
    const before = lead.map((line) => `${indent}#${line}\n`);
    if (key === null) return [...before, ...listItem(item, at, comment, end)];
    const word = scalar(key);
    const start = word.length > longestKey ? `${indent}? ${word}\n${indent}:` : `${indent}${word}:`;
    if (!isFilled(item)) return [...before, `${start} ${leaf(item)}${comment}\n`];
    return [...before, `${start}${comment}\n`, ...lines(item, at, depth + 1, comments, end)];
  }

  function listItem(item: Json, at: Path, comment: string, end: readonly string[]): string[] {
    if (!isFilled(item)) return [`${indent}- ${leaf(item)}${comment}\n`];
    const inner = lines(item, at, depth + 1, comments, end);
    if (Array.isArray(item) || comment !== '') return [`${indent}-${comment}\n`, ...inner];
    // The first key stands beside the dash; what is above the key goes above the dash.
    const first = inner.findIndex((line) => !line.trimStart().startsWith('#'));
    const above = inner.slice(0, first).map((line) => line.slice(2));
    const [beside = '', ...rest] = inner.slice(first);
    return [...above, `${indent}- ${beside.slice(indent.length + 2)}`, ...rest];
  }
}

function isFilled(value: Json): value is Json[] | Record<string, Json> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function leaf(value: Json): string {
  return typeof value === 'string' ? scalar(value) : JSON.stringify(value);
}

/** A string; what JSON would write as it is and YAML cannot hold is written as its code. */
function scalar(text: string): string {
  if (plain.test(text) && !taken.test(text)) return text;
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
