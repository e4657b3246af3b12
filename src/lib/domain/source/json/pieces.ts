import {isEmpty, isObject, own, type Json} from '../../json.ts';

/** Shorter texts take no memory to speak of. */
const worthwhile = 1_000_000;
/** What stands for the list in the text around it. */
const mark = 'the mappings';
/** How many brackets are tried as the end of the list. */
const mostEnds = 50;

/**
 * The same as `JSON.parse`, in a fraction of the memory for a configuration of many mappings: those
 * are parsed one after the other, and all fields that are empty objects become one. A text of
 * another form is parsed as it is.
 *
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseInPieces(text: string): Json {
  return (text.length < worthwhile ? undefined : parsePieces(text)) ?? (JSON.parse(text) as Json);
}

/**
 * The text is cut where a mapping seems to begin. Where each piece is JSON by itself, no cut was
 * within a string or a mapping; where what is around them is JSON with the mark as its only mapping,
 * they are the mappings of the document.
 */
function parsePieces(text: string): Json | undefined {
  const list = /"mappings"\s*:\s*\[/.exec(text);
  if (list === null) return undefined;
  const open = list.index + list[0].length;
  const cuts = cutsOf(text, open);
  const last = cuts.at(-1) ?? open;
  const mappings: Json[] = [];
  try {
    let begin = open;
    for (const cut of cuts) {
      mappings.push(parsePiece(text.slice(begin, cut)));
      begin = cut + 1;
    }
    const end = endOfList(text, last === open ? open : last + 1);
    if (end === null) return undefined;
    mappings.push(end.value);
    const [before, after] = [text.slice(0, open), text.slice(end.close)];
    const around = JSON.parse(`${before}${JSON.stringify(mark)}${after}`) as Json;
    const found = isObject(around) ? own(around, 'mappings') : undefined;
    if (!Array.isArray(found) || found.length !== 1 || found[0] !== mark) return undefined;
    if (before.includes(mark) || after.includes(mark)) return undefined;
    found.splice(0, 1, ...mappings);
    return around;
  } catch {
    return undefined;
  }
}

/** Where the commas before mappings seem to be. */
function cutsOf(text: string, open: number): number[] {
  const cuts: number[] = [];
  const name = '"object_name"';
  for (let at = text.indexOf(name, open); at !== -1; at = text.indexOf(name, at + 1)) {
    const brace = beforeBlanks(text, at);
    const comma = beforeBlanks(text, brace);
    if (text[brace] === '{' && text[comma] === ',') cuts.push(comma);
  }
  return cuts;
}

function beforeBlanks(text: string, at: number): number {
  let before = at - 1;
  while (' \n\r\t'.includes(text[before] ?? '-')) before -= 1;
  return before;
}

/** The last mapping, and where the list ends after it. */
function endOfList(text: string, begin: number): {value: Json; close: number} | null {
  let close = begin;
  for (let tries = 0; tries < mostEnds; tries += 1) {
    close = text.indexOf(']', close + 1);
    if (close === -1) return null;
    try {
      return {value: parsePiece(text.slice(begin, close)), close};
    } catch {
      // It is a bracket of the mapping, or in one of its texts.
    }
  }
  return null;
}

const empty = Object.freeze({});

function parsePiece(text: string): Json {
  const value = JSON.parse(text) as Json;
  shareEmpty(value);
  return value;
}

function shareEmpty(value: Json): void {
  if (!isObject(value)) return;
  for (const key in value) {
    const item = value[key] ?? null;
    if (isEmpty(item)) value[key] = empty;
    else shareEmpty(item);
  }
}
