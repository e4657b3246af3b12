import type {ParsedNode} from 'yaml';
import {isObject, type Json} from '../../json.ts';
import type {Path} from '../source.ts';
import {readNode} from './node.ts';

type Yaml = typeof import('yaml');

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
  const above = new Map<string, string[]>();
  const beside = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  const head: string[] = [];
  const headEnd = endOfHead(text, entries[0]?.offset ?? text.length);
  let next = 0;
  for (const {offset, words} of comments) {
    while ((entries[next]?.offset ?? Infinity) < offset) next += 1;
    const [last, following] = [entries[next - 1], entries[next]];
    const alone = text.slice(offset - column(offset), offset).trim() === '';
    if (offset < headEnd) head.push(words);
    else if (!alone && last !== undefined) add(beside, last.path, words);
    else if ((last?.leaf ?? -1) > offset) add(above, last?.path ?? [], words);
    else if (following !== undefined && column(offset) <= following.column) {
      add(above, following.path, words);
    } else {
      let sibling = last;
      while (sibling?.parent && sibling.column > column(offset)) sibling = sibling.parent;
      add(below, sibling?.path.slice(0, -1) ?? [], words);
    }
  }
  const at = (map: Map<string, string[]>, path: Path) => map.get(JSON.stringify(path)) ?? [];
  return {
    head,
    of: (path) => ({above: at(above, path), beside: at(beside, path)}),
    below: (path) => at(below, path),
  };
}

function add(map: Map<string, string[]>, path: Path, words: string): void {
  const key = JSON.stringify(path);
  const known = map.get(key);
  if (known === undefined) map.set(key, [words]);
  else known.push(words);
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
  const begin = (
    at: {sign: '-' | '?'; offset: number},
    step: string | number,
    value: ParsedNode | null,
    parent: Entry | null,
  ) => {
    const offset = marks.get(`${at.sign}${at.offset}`) ?? at.offset;
    const path = [...(parent?.path ?? []), step];
    const holds = yaml.isCollection(value) && value.items.length > 0;
    const leaf = value === null || holds ? null : value.range[0];
    const entry = {offset, column: column(offset), leaf, path, parent};
    entries.push(entry);
    visit(value, entry);
  };
  const visit = (node: ParsedNode | null, parent: Entry | null) => {
    if (yaml.isSeq<ParsedNode>(node)) {
      for (const [index, item] of node.items.entries()) {
        const step = stepTo(readNode(yaml, item), index);
        begin({sign: '-', offset: item.range[0]}, step, item, parent);
      }
    } else if (yaml.isMap<ParsedNode, ParsedNode | null>(node)) {
      for (const {key, value} of node.items) {
        const step = String((key as {value?: unknown}).value);
        begin({sign: '?', offset: key.range[0]}, step, value, parent);
      }
    }
  };
  visit(contents, null);
  return entries;
}
