import type {ChalkInstance} from 'chalk';
import {clean, isPlain} from './clean.ts';
import type {Output} from './terminal.ts';
import {cut, hangingIndent, widthOf, wrapped} from './wrap.ts';

export interface Column<Row> {
  title: string;
  /** Plain text; it is cleaned here. @param isTerminal whether a person reads it, and no script */
  value: (row: Row, isTerminal: boolean) => string | null;
  align?: 'left' | 'right';
  /** Colors the cell's text after its width is known. */
  paint?: (text: string, row: Row, color: ChalkInstance) => string;
  /** What the column is worth where not all fit: the lowest stay. By default its place. */
  rank?: number;
  /** To how many columns of the terminal its cells may be cut; without it they are whole. */
  least?: number;
  /** Whether the cells are wrapped between words where others would be cut: for the last column. */
  wraps?: boolean;
  /** Whether it is shown only where it, and what ranks before it, fit whole. */
  extra?: boolean;
}

/** Between two columns. */
const gap = 2;
const between = ' '.repeat(gap);
const absent = '–';

/**
 * Rows in columns, with titles. Where the terminal is too narrow for all, the least important are
 * left out and long cells are cut; where not even two fit, each row becomes a block with a line a
 * column. Columns that are empty in every row are left out.
 *
 * cli-table3 would do the same at a hundred times the price: 3,000 rows take it 0.4 s of processor
 * time in pieces of ten and 0.9 s in one, ten rows 14 ms with its import, padding 3 and 1.
 *
 * @param options.all keeps every column: they were asked for
 */
export function table<Row>(
  output: Output,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  {all = false} = {},
): string {
  const isTerminal = output.width !== null;
  const used = columns
    .filter(({value}) => all || rows.some((row) => value(row, isTerminal) !== null))
    .map((column, place) => filled(output, rows, column, place));
  const widths = fitted(used, output.width, all);
  if (widths === null) return blocks(output, rows, used);
  const shown = used.flatMap((column) => {
    const width = widths.get(column);
    return width === undefined ? [] : [{...column, width}];
  });
  return Array.from({length: rows.length + 1}, (_, line) => lineOf(output, rows, shown, line)).join(
    '',
  );
}

/** A column with its cells, the title first, each in plain text. */
interface Filled<Row> {
  column: Column<Row>;
  rank: number;
  /** How many columns of the terminal the widest cell takes. */
  width: number;
  cells: readonly string[];
  /** How many columns of the terminal each cell takes. */
  sizes: readonly number[];
}

function filled<Row>(
  output: Output,
  rows: readonly Row[],
  column: Column<Row>,
  place: number,
): Filled<Row> {
  const {title, value, rank = place} = column;
  const isTerminal = output.width !== null;
  const cells = [title.toUpperCase()];
  const sizes = [widthOf(title)];
  let width = sizes[0] ?? 0;
  // A loop, since a list has thousands of cells.
  for (const row of rows) {
    const text = value(row, isTerminal) ?? absent;
    const plain = isPlain(text);
    const cell = plain ? text : clean(text);
    const size = plain ? text.length : widthOf(cell);
    cells.push(cell);
    sizes.push(size);
    if (size > width) width = size;
  }
  return {column, rank, width, cells, sizes};
}

/**
 * How wide each column is, of those that are shown; null where the rows have to become blocks.
 *
 * @param all leaves none out
 */
function fitted<Row>(
  columns: readonly Filled<Row>[],
  width: number | null,
  all: boolean,
): Map<Filled<Row>, number> | null {
  const whole = columns.reduce((sum, column) => sum + column.width + gap, -gap);
  if (width === null || whole <= width) {
    return new Map(columns.map((column) => [column, column.width]));
  }
  const ranked = [...columns].sort((a, b) => a.rank - b.rank);
  const least = ({column, width: natural}: Filled<Row>) =>
    Math.min(natural, Math.max(column.least ?? natural, widthOf(column.title)));
  const kept: Filled<Row>[] = [];
  let [sumOfLeast, sumOfWhole] = [-gap, -gap];
  for (const column of ranked) {
    const fits =
      column.column.extra === true && !all
        ? sumOfWhole + gap + column.width <= width
        : sumOfLeast + gap + least(column) <= width;
    if (!fits && all) return null;
    if (!fits) break;
    kept.push(column);
    sumOfLeast += gap + least(column);
    sumOfWhole += gap + column.width;
  }
  if (kept.length < Math.min(2, columns.length)) return null;
  const widths = new Map(kept.map((column) => [column, least(column)]));
  let left = width - sumOfLeast;
  for (const column of kept) {
    const more = Math.min(left, column.width - least(column));
    widths.set(column, least(column) + more);
    left -= more;
  }
  return widths;
}

type Pair<Value> = readonly [name: string, value: Value];

/**
 * Names and values below each other; pairs without a value are left out. Sentences that are wider
 * than the terminal are wrapped between words.
 *
 * @param pairs in plain text; it is cleaned here
 */
export function properties(output: Output, pairs: readonly Pair<string | null>[]): string {
  const present = pairs.filter((pair): pair is Pair<string> => pair[1] !== null);
  return shownPairs(
    output,
    present.map(([name, value]) => [name, clean(value)]),
  );
}

/** How far a value stands in that is too wide to stand beside its name. */
const below = 4;

function shownPairs(
  output: Output,
  pairs: readonly Pair<string>[],
  paint: (text: string, index: number) => string = (text) => text,
): string {
  const nameWidth = Math.max(...pairs.map(([name]) => name.length));
  const width = output.width ?? Infinity;
  return pairs
    .map(([name, value], index) => {
      const label = `${output.color.dim(name.padEnd(nameWidth))}${' '.repeat(gap)}`;
      const widest = Math.max(...value.split(' ').map(widthOf));
      // What is one word, such as an id, stays one where it fits below its name.
      if (nameWidth + gap + widest > width && widest + below <= width) {
        const text = paint(hangingIndent(value, below, width), index);
        return `${output.color.dim(name)}\n${' '.repeat(below)}${text}\n`;
      }
      return `${label}${paint(hangingIndent(value, nameWidth + gap, output.width), index)}\n`;
    })
    .join('');
}

/** A line of a table, or several where a cell is wrapped; the first line has the titles. */
function lineOf<Row>(
  output: Output,
  rows: readonly Row[],
  columns: readonly Filled<Row>[],
  line: number,
): string {
  const row = rows[line - 1];
  const more: string[] = [];
  let start = 0;
  const padded = columns.map(({column, width, cells, sizes}) => {
    let text = cells[line] ?? '';
    let size = sizes[line] ?? 0;
    if (size > width && column.wraps === true) {
      const [first = '', ...rest] = wrapped(text, width);
      text = first;
      size = widthOf(first);
      more.push(...rest.map((next) => `${' '.repeat(start)}${next}\n`));
    } else if (size > width) {
      text = cut(text, width);
      size = widthOf(text);
    }
    start += width + gap;
    const painted = paintCell(output, column, text, row);
    const space = ' '.repeat(width - size);
    return column.align === 'right' ? `${space}${painted}` : `${painted}${space}`;
  });
  return `${padded.join(between).trimEnd()}\n${more.join('')}`;
}

/** A cell in its color; a title, which has no row, in bold. */
function paintCell<Row>(
  {color}: Output,
  {paint}: Column<Row>,
  text: string,
  row: Row | undefined,
): string {
  if (color.level === 0) return text;
  if (row === undefined) return color.bold(text);
  return paint === undefined ? text : paint(text, row, color);
}

function blocks<Row>(
  output: Output,
  rows: readonly Row[],
  columns: readonly Filled<Row>[],
): string {
  // What names a row stands above what is said of it.
  const first = [...columns].sort((a, b) => a.rank - b.rank)[0];
  const rest = columns.filter((column) => column !== first);
  return rows
    .map((row, at) => {
      const head = hangingIndent(first?.cells[at + 1] ?? '', 0, output.width);
      const pairs = rest.map(
        ({column, cells}) => [`  ${column.title}`, cells[at + 1] ?? ''] as const,
      );
      const painted = shownPairs(output, pairs, (text, index) => {
        const column = rest[index]?.column;
        return column === undefined ? text : paintCell(output, column, text, row);
      });
      return `${output.color.bold(head)}\n${painted}`;
    })
    .join('\n');
}
