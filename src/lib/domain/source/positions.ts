import type {Source, SourcePosition} from './source.ts';

/** Tells the place of an offset. The beginnings of the lines are looked for once, when asked. */
export function linePositions(text: string, file: string): (offset: number) => SourcePosition {
  let starts: number[] | null = null;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return {file, line: low + 1, column: offset - (starts[low] ?? 0) + 1};
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The offsets of a key, or of an item of a list, and of its value. */
export interface Spot {
  key: number;
  value: number;
}

/** Follows paths through a text as far as they lead. @param root where the value of all begins */
export function locator<Place extends Spot>(
  root: () => Place,
  childOf: (place: Place, step: string | number) => Place | undefined,
  placeOf: (offset: number) => SourcePosition,
): Source['locate'] {
  return (path, part = 'value') => {
    let place = root();
    for (const step of path) {
      const next = childOf(place, step);
      if (next === undefined) return placeOf(place.key);
      place = next;
    }
    return placeOf(place[part]);
  };
}
