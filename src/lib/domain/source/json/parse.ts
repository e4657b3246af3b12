import {getNodeValue, parseTree} from 'jsonc-parser';
import type {Json} from '../../json.ts';
import {parseInPieces} from './pieces.ts';
import {findSpots, type Spots} from './positions.ts';
import {linePositions, locator} from '../positions.ts';
import {countKeys, findFault} from '../limits.ts';
import type {SourcePosition, TextSource} from '../source.ts';
import {findSyntaxError} from './syntax-error.ts';
import {unreadable} from '../unreadable.ts';
import {jsonText} from '../text.ts';
import {shortened} from '../../text/text.ts';

/**
 * Reads JSON as quickly as `JSON.parse`, which keeps the last of two equal keys and says nothing:
 * so the keys are counted in the value and in the text. To walk through each text with a parser
 * that tells the keys would take as long as `JSON.parse` once more. Places are looked for when
 * asked for.
 *
 * @param comments whether there may be comments and a comma after the last item
 * @throws Failure `bad_input` with its place
 */
export function jsonSource(text: string, name: string, comments: boolean): TextSource {
  const placeOf = linePositions(text, name);
  const value = parse(text, name, comments, placeOf);
  // Those of half a million fields are 45 MiB, which are given back where nobody asks for them again.
  let found: WeakRef<Spots> | null = null;
  const spots = () => {
    const known = found?.deref() ?? findSpots(text);
    if (found?.deref() === undefined) found = new WeakRef(known);
    return known;
  };
  const locate = locator(
    () => ({key: spots().start, value: spots().start}),
    ({value: at}, step) => spots().within.get(at)?.get(step),
    placeOf,
  );
  const keys = countKeys(value);
  if (Number.isNaN(keys)) {
    const {path, message} = findFault(value) ?? {path: [], message: ''};
    throw unreadable(name, 'json', message, locate(path, 'value'));
  }
  const duplicate = keys === countKeyMarks(text) && !comments ? null : spots().duplicate;
  if (duplicate !== null) {
    const {key, first, second} = duplicate;
    const message = `Duplicate key “${shortened(key)}”, first on line ${placeOf(first).line}.`;
    throw unreadable(name, 'json', message, placeOf(second));
  }
  return {value, format: 'json', hasAnchors: false, locate, rewrite: jsonText};
}

function parse(
  text: string,
  name: string,
  comments: boolean,
  placeOf: (offset: number) => SourcePosition,
): Json {
  try {
    return parseInPieces(text);
  } catch {
    const error = findSyntaxError(text, comments);
    const tree = comments && error === null ? parseTree(text) : undefined;
    if (tree !== undefined) return getNodeValue(tree) as Json;
    const {offset, message} = error ?? {offset: 0, message: 'Invalid JSON.'};
    throw unreadable(name, 'json', message, placeOf(offset));
  }
}

/** How many colons follow a quotation mark: one a key, and few more, in strings. */
function countKeyMarks(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (/\s/.test(text[before] ?? '')) before -= 1;
    if (text[before] === '"') count += 1;
  }
  return count;
}
