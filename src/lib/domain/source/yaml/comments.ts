import type {ParsedNode} from 'yaml';
import {isObject, type Json} from '../../json.ts';
import type {Path} from '../source.ts';

type Yaml = typeof import('yaml');

/** The comments of a text, each with what it belongs to; without the `#` they begin with. */
export interface Comments {
  /** At the top, with an empty line after them: they belong to the document. */
  head: readonly string[];
  at(path: Path): CommentsOfOne;
}

interface CommentsOfOne {
  /** In the lines above a key or an item. */
  above: readonly string[];
  /** In its line. */
  beside: readonly string[];
  /** After the last key or item of an object or a list. */
  below: readonly string[];
}

const none: CommentsOfOne = {above: [], beside: [], below: []};

export const noComments: Comments = {head: [], at: () => none};

/**
 * The step that leads to an item of a list: its object where it is a mapping, so that comments
 * follow it, else its index.
 */
export function stepTo(item: Json, index: number): string | number {
  return isObject(item) && typeof item.object_name === 'string' ? item.object_name : index;
}

/** A key or an item: where its line begins for a reader, and in what it is. */
interface Entry {
  offset: number;
  column: number;
  /** Where its value begins, if that is none that holds others. */
  leaf: number | null;
  path: Path;
  parent: Entry | null;
}

/*
 * Which comment belongs to what. The parser joins comments that stand at different depths, so this
 * looks at the columns, as a reader does:
 *
 * - in a line with something else: to the last key or item that begins before it;
 * - in lines of its own: to the key or item that comes next, unless it stands further right than
 *   that: then it ends the list or object before; between a key and its word, to the key;
 * - at the top with an empty line after it: to the document.
 */

/** Reads the comments of a text. @param contents the node of all of it */
export function readComments(yaml: Yaml, text: string, contents: ParsedNode): Comments {
  const {comments, marks} = scan(yaml, text);
  const column = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
  const entries = listEntries(yaml, contents, marks, column);
  const found = new Map<string, Record<keyof CommentsOfOne, string[]>>();
  const of = (path: Path) => {
    const key = JSON.stringify(path);
    const known = found.get(key) ?? {above: [], beside: [], below: []};
    found.set(key, known);
    return known;
  };
  const head: string[] = [];
  const headEnd = endOfHead(text, entries[0]?.offset ?? text.length);
  let next = 0;
  for (const {offset, words} of comments) {
    while ((entries[next]?.offset ?? Infinity) < offset) next += 1;
    const [last, following] = [entries[next - 1], entries[next]];
    const alone = text.slice(offset - column(offset), offset).trim() === '';
    if (offset < headEnd) head.push(words);
    else if (!alone && last !== undefined) of(last.path).beside.push(words);
    else if ((last?.leaf ?? -1) > offset) of(last?.path ?? []).above.push(words);
    else if (following !== undefined && column(offset) <= following.column) {
      of(following.path).above.push(words);
    } else {
      let sibling = last;
      while (sibling?.parent && sibling.column > column(offset)) sibling = sibling.parent;
      of(sibling?.path.slice(0, -1) ?? []).below.push(words);
    }
  }
  return {head, at: (path) => found.get(JSON.stringify(path)) ?? none};
}

/** Where the comments at the top end, which an empty line parts from the rest; 0 without such. */
function endOfHead(text: string, before: number): number {
  const top = text.slice(0, before);
  const empty = [...top.matchAll(/^[ \t]*\n/gm)].at(-1);
  return empty?.index ?? 0;
}

/** The comments of a text, and for what stands after a dash or a question mark, where that is. */
function scan(yaml: Yaml, text: string) {
  const comments: {offset: number; words: string}[] = [];
  const marks = new Map<string, number>();
  let [offset, isScalar, mark] = [0, false, null as {offset: number; sign: string} | null];
  for (const token of new yaml.Lexer().lex(text)) {
    const type = isScalar ? 'scalar' : yaml.CST.tokenType(token);
    isScalar = token === yaml.CST.SCALAR;
    if (token === yaml.CST.SCALAR || token === yaml.CST.DOCUMENT || token === yaml.CST.FLOW_END) {
      continue;
    }
    if (type === 'comment') comments.push({offset, words: token.slice(1).trimEnd()});
    else if (type !== 'space' && type !== 'newline') {
      if (mark !== null) marks.set(`${mark.sign}${offset}`, mark.offset);
      mark = /^[-?]$/.test(token) && type !== 'scalar' ? {offset, sign: token} : null;
    }
    offset += token.length;
  }
  return {comments, marks};
}

/** Every key and item, in the order of the text. */
function listEntries(
  yaml: Yaml,
  contents: ParsedNode,
  marks: ReadonlyMap<string, number>,
  column: (offset: number) => number,
): Entry[] {
  const entries: Entry[] = [];
  const visit = (node: ParsedNode | null, parent: Entry | null) => {
    for (const {sign, start, step, value} of childrenOf(yaml, node)) {
      const offset = marks.get(`${sign}${start}`) ?? start;
      const path = [...(parent?.path ?? []), step];
      const holds = yaml.isCollection(value) && value.items.length > 0;
      const leaf = value === null || holds ? null : value.range[0];
      const entry = {offset, column: column(offset), leaf, path, parent};
      entries.push(entry);
      visit(value, entry);
    }
  };
  visit(contents, null);
  return entries;
}

interface Child {
  sign: '-' | '?';
  start: number;
  step: string | number;
  value: ParsedNode | null;
}

/** The object of a mapping, by which `stepTo` knows it. */
function objectNameOf(yaml: Yaml, node: ParsedNode): string | null {
  if (!yaml.isMap<ParsedNode, ParsedNode | null>(node)) return null;
  const pair = node.items.find(({key}) => yaml.isScalar(key) && key.value === 'object_name');
  const name: unknown = yaml.isScalar(pair?.value) ? pair.value.value : null;
  return typeof name === 'string' ? name : null;
}

/** The keys of an object or the items of a list, and the sign that may stand before each. */
function childrenOf(yaml: Yaml, node: ParsedNode | null): Child[] {
  if (yaml.isSeq<ParsedNode>(node)) {
    return node.items.map((value, index) => {
      const step = objectNameOf(yaml, value) ?? index;
      return {sign: '-', start: value.range[0], step, value};
    });
  }
  if (!yaml.isMap<ParsedNode, ParsedNode | null>(node)) return [];
  return node.items.map(({key, value}) => {
    const step = String((key as {value?: unknown}).value);
    return {sign: '?', start: key.range[0], step, value};
  });
}
