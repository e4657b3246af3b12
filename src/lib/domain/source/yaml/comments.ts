import type {ParsedNode} from 'yaml';
import {isObject, type Json} from '../../json.ts';
import type {Path} from '../source.ts';

type Yaml = typeof import('yaml');

/** The comments of a text, each with what it belongs to; without the `#` they begin with. */
export interface Comments {
  /** At the top, up to the last empty line before the first key: they belong to the document. */
  head: readonly string[];
  /** Whether an empty line goes after them. */
  separated: boolean;
  /** Those of a key or an item; once, since two may have the same path. */
  take(path: Path): CommentsOfOne;
  /** Those that nothing has taken, in the order of the text. */
  rest(): string[];
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

export const noComments: Comments = {
  head: [],
  separated: false,
  take: () => none,
  rest: () => [],
};

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
 * - at the top, to the document: up to the last empty line before the first key, and all of it where
 *   there is none;
 * - at a key that is not written again, such as `revision`: to the next one beside it that is, else
 *   to the end of what they are in.
 */

/**
 * Reads the comments of a text.
 *
 * @param contents the node of all of it
 * @param value what is written in its place
 */
export function readComments(
  yaml: Yaml,
  text: string,
  contents: ParsedNode,
  value: Json,
): Comments {
  const {comments, marks} = scan(yaml, text);
  const column = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
  const entries = listEntries(yaml, contents, marks, column);
  const found: Found = new Map();
  const of = (path: Path) => {
    const key = JSON.stringify(path);
    const known = found.get(key) ?? {above: [], beside: [], below: []};
    found.set(key, known);
    return known;
  };
  const head: string[] = [];
  const begin = entries[0]?.offset ?? text.length;
  const empty = endOfHead(text, begin);
  const headEnd = empty > 0 ? empty : begin;
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
  keepBesideWhatIsWritten(found, entries, value);
  const [first] = isObject(value) ? Object.keys(value) : [];
  return {
    head,
    separated: empty > 0 || first !== entries[0]?.path[0],
    take: (path) => {
      const key = JSON.stringify(path);
      const taken = found.get(key) ?? none;
      found.delete(key);
      return taken;
    },
    rest: () =>
      [...found.values()].flatMap(({above, beside, below}) => [...above, ...beside, ...below]),
  };
}

type Found = Map<string, Record<keyof CommentsOfOne, string[]>>;

/** Moves the comments of what is not written again to what is. */
function keepBesideWhatIsWritten(found: Found, entries: readonly Entry[], value: Json): void {
  if (found.size === 0) return;
  const written = pathsIn(value);
  const isWritten = (path: Path) => written.has(JSON.stringify(path));
  // The last first, so that each goes before what is there already.
  for (const [index, {path}] of [...entries.entries()].reverse()) {
    const key = JSON.stringify(path);
    const comments = found.get(key);
    if (comments === undefined || written.has(key)) continue;
    found.delete(key);
    const words = [...comments.above, ...comments.beside, ...comments.below];
    const next = nextWritten(entries, index, isWritten);
    let within: Path = next === undefined ? path.slice(0, -1) : next.path;
    while (!isWritten(within)) within = within.slice(0, -1);
    const kept = found.get(JSON.stringify(within)) ?? {above: [], beside: [], below: []};
    kept[next === undefined ? 'below' : 'above'].unshift(...words);
    found.set(JSON.stringify(within), kept);
  }
}

/** The first entry after one, beside it, that is written; undefined where there is none. */
function nextWritten(
  entries: readonly Entry[],
  index: number,
  isWritten: (path: Path) => boolean,
): Entry | undefined {
  const from = entries[index];
  const depth = from?.path.length ?? 0;
  for (let at = index + 1; at < entries.length; at += 1) {
    const one = entries[at];
    if (one === undefined || one.path.length < depth) return undefined;
    if (one.parent === from?.parent && isWritten(one.path)) return one;
  }
  return undefined;
}

/** The paths of everything in a value. */
function pathsIn(value: Json): Set<string> {
  const paths = new Set<string>();
  const visit = (item: Json, path: Path) => {
    paths.add(JSON.stringify(path));
    if (Array.isArray(item)) {
      for (const [at, one] of item.entries()) visit(one, [...path, stepTo(one, at)]);
    } else if (isObject(item)) {
      for (const key of Object.keys(item)) visit(item[key] ?? null, [...path, key]);
    }
  };
  visit(value, []);
  return paths;
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
