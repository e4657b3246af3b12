import {stripVTControlCharacters} from 'node:util';

/** A name and what it means. */
export type Row = (string | undefined)[];

/** Columns between a name and its meaning. */
const gap = 2;
/** Below so many columns a meaning stands under its name instead of beside it. */
const leastRoom = 24;
/** How far a meaning under its name is indented. */
const hang = 4;

/**
 * Names with their meanings, beside each other, or below each other in a narrow terminal.
 *
 * @param room how many columns there are
 * @param wrap wraps a text to so many columns
 */
export function rowsOf(
  rows: readonly Row[],
  room: number,
  wrap: (text: string, columns: number) => string,
): string {
  const widest = Math.max(0, ...rows.map(([name = '']) => widthOf(name)));
  const beside = room - widest - gap;
  return rows
    .map(([name = '', meaning = '']) => {
      if (meaning === '') return name;
      if (beside < leastRoom) {
        const lines = wrap(meaning.trim(), room - hang).split('\n');
        return [name.trimStart(), ...lines.map((line) => ' '.repeat(hang) + line)].join('\n');
      }
      const [first = '', ...more] = wrap(meaning.trim(), beside).split('\n');
      const padded = name + ' '.repeat(widest - widthOf(name) + gap) + first;
      return [padded, ...more.map((line) => ' '.repeat(widest + gap) + line)].join('\n');
    })
    .join('\n');
}

/** Names are ASCII; oclif underlines some of them. */
function widthOf(name: string): number {
  return stripVTControlCharacters(name).length;
}
