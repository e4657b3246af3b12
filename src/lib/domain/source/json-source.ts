import type {Json} from '../json.ts';
import {childrenAt, countKeyMarks, findDuplicate, skipBlank, type Spot} from './json-scan.ts';
import {jsonText} from './json-text.ts';
import {linePositions} from './line-positions.ts';
import {countKeys, findFault} from './json-limits.ts';
import type {Path, SourcePosition, TextSource} from './source.ts';
import {unreadable} from './unreadable.ts';
import {shortened} from '../text/text.ts';

/**
 * Reads JSON as quickly as `JSON.parse`, which keeps the last of two equal keys and says nothing:
 * so the keys are counted in the value and in the text. Places are looked for when asked for.
 *
 * @throws Failure `bad_input` with its place
 */
export async function jsonSource(text: string, name: string): Promise<TextSource> {
  const placeOf = linePositions(text, name);
  const value = await parse(text, name, placeOf);
  const locate = locator(text, placeOf);
  const keys = countKeys(value);
  if (Number.isNaN(keys)) {
    const {path, message} = findFault(value) ?? {path: [], message: ''};
    throw unreadable(name, 'json', message, locate(path, 'value'));
  }
  const twice = keys === countKeyMarks(text) ? null : findDuplicate(text);
  if (twice !== null) {
    const {line} = placeOf(twice.first);
    const message = `“${shortened(twice.key)}” is there twice, first in line ${line}.`;
    throw unreadable(name, 'json', message, placeOf(twice.second));
  }
  return {value, format: 'json', locate, rewrite: jsonText};
}

async function parse(
  text: string,
  name: string,
  placeOf: (offset: number) => SourcePosition,
): Promise<Json> {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const {findSyntaxError} = await import('./syntax-error.ts');
    const {offset, message} = findSyntaxError(text);
    throw unreadable(name, 'json', message, placeOf(offset));
  }
}

function locator(text: string, placeOf: (offset: number) => SourcePosition): TextSource['locate'] {
  const known = new Map<number, ReturnType<typeof childrenAt>>();
  const children = (at: number) => {
    const found = known.get(at) ?? childrenAt(text, at);
    known.set(at, found);
    return found;
  };
  return (path: Path, part = 'value') => {
    const start = skipBlank(text, 0);
    let spot: Spot = {key: start, value: start};
    for (const step of path) {
      const next = children(spot.value)?.get(step);
      if (next === undefined) return placeOf(spot.key);
      spot = next;
    }
    return placeOf(spot[part]);
  };
}
