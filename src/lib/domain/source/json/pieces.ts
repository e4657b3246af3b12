import {isEmpty, isObject, own, type Json, type JsonObject} from '../../json.ts';

/** Shorter texts take no memory to speak of. */
const worthwhile = 1_000_000;
/** What stands for the list in the text around it. */
const mark = 'the mappings';
/** Characters of a mapping below which to keep its fields as text costs more than it saves. */
const fewFields = 2000;
/** How many brackets are tried as the end of the list. */
const mostEnds = 50;

/**
 * The same as `JSON.parse`, in a fraction of the memory for a configuration of many mappings: those
 * are parsed one after the other, and all fields that are empty objects become one. A text of
 * another form is parsed as it is.
 *
 * @param lazyFields keeps the fields of each config as text, parsed each time that they are read: for
 *   an answer of which the states are looked at, and seldom the fields
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseInPieces(text: string, {lazyFields = false} = {}): Json {
  const parsePiece = lazyFields ? parseWithLazyFields : parseSharing;
  return (
    (text.length < worthwhile ? undefined : parsePieces(text, parsePiece)) ??
    (JSON.parse(text) as Json)
  );
}

type ParsePiece = (text: string) => Json;

/**
 * The text is cut where a mapping seems to begin. Where each piece is JSON by itself, no cut was
 * within a string or a mapping; where what is around them is JSON with the mark as its only mapping,
 * they are the mappings of the document.
 */
function parsePieces(text: string, parsePiece: ParsePiece): Json | undefined {
  const list = /"mappings"\s*:\s*\[(?=\s*(?:\{\s*("\w+"))?)/.exec(text);
  if (list === null) return undefined;
  const open = list.index + list[0].length;
  const most = parsePiece === parseWithLazyFields ? text.length / fewFields : Infinity;
  const cuts = cutsOf(text, open, list[1] ?? '"object_name"', most);
  if (cuts === null) return undefined;
  const last = cuts.at(-1) ?? open;
  const mappings: Json[] = [];
  try {
    let begin = open;
    for (const cut of cuts) {
      mappings.push(parsePiece(text.slice(begin, cut)));
      begin = cut + 1;
    }
    const end = endOfList(text, last === open ? open : last + 1, parsePiece);
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

/**
 * Where the commas before mappings seem to be; null where they are more than `most`.
 *
 * @param name the first key of a mapping, quoted
 */
function cutsOf(text: string, open: number, name: string, most: number): number[] | null {
  const cuts: number[] = [];
  for (let at = text.indexOf(name, open); at !== -1; at = text.indexOf(name, at + 1)) {
    const brace = beforeBlanks(text, at);
    const comma = beforeBlanks(text, brace);
    if (text[brace] === '{' && text[comma] === ',') cuts.push(comma);
    if (cuts.length > most) return null;
  }
  return cuts;
}

function beforeBlanks(text: string, at: number): number {
  let before = at - 1;
  while (' \n\r\t'.includes(text[before] ?? '-')) before -= 1;
  return before;
}

/** The last mapping, and where the list ends after it. */
function endOfList(
  text: string,
  begin: number,
  parsePiece: ParsePiece,
): {value: Json; close: number} | null {
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

function parseSharing(text: string): Json {
  const value = JSON.parse(text) as Json;
  shareEmpty(value);
  return value;
}

function parseWithLazyFields(text: string): Json {
  const value = JSON.parse(text) as Json;
  const config = isObject(value) ? own(value, 'config') : undefined;
  if (config === undefined || !isObject(config) || !isObject(own(config, 'fields'))) return value;
  Object.defineProperty(config, 'fields', {
    get: () => ((JSON.parse(text) as JsonObject).config as JsonObject).fields,
    enumerable: true,
    configurable: true,
  });
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
