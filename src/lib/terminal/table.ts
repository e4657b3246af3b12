import Table from 'cli-table3';
import stringWidth from 'string-width';
import {clean} from './clean.ts';
import type {Output} from './terminal.ts';

export interface Column<Row> {
  title: string;
  /** Plain text; it is cleaned here. */
  value: (row: Row) => string | null;
  align?: 'left' | 'right';
  /** Colours the cell's text after its width is known. */
  paint?: (text: string, row: Row) => string;
}

/** Between two columns. */
const gap = 2;
const between = ' '.repeat(gap);
/**
 * From here on cli-table3, which grows faster than its rows, takes longer than the request. Where no
 * person looks on it is not loaded at all: for ten rows it takes a fifth of a bare node.
 */
const longTable = 200;
const absent = '–';

/**
 * Rows in columns, with titles. Where the terminal is too narrow, each row becomes a block with a
 * line a column instead. Columns that are empty in every row are left out.
 */
export function table<Row>(
  output: Output,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): string {
  const used = columns.filter(({value}) => rows.some((row) => value(row) !== null));
  const cells = rows.map((row) => used.map(({value}) => clean(value(row) ?? absent)));
  const sizes = cells.map((row) => row.map(widthOf));
  const widths = used.map(({title}, index) =>
    sizes.reduce((width, row) => Math.max(width, row[index] ?? 0), title.length),
  );
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  if (output.width !== null && total > output.width) return blocks(output, rows, used, cells);
  const titles = used.map(({title}) => output.color.bold(title.toUpperCase()));
  const painted = (row: readonly string[], line: number) =>
    row.map((cell, column) => paintCell(used[column], cell, rows[line]));
  const aligns = used.map(({align}) => align ?? 'left');
  const lines =
    output.width === null || rows.length > longTable
      ? [
          padded(
            titles,
            used.map(({title}) => title.length),
            widths,
            aligns,
          ),
          ...cells.map((row, line) =>
            padded(painted(row, line), sizes[line] ?? [], widths, aligns),
          ),
        ]
      : drawn([titles, ...cells.map(painted)], widths, aligns);
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/**
 * Names and values below each other; pairs without a value are left out. Sentences that are wider
 * than the terminal are wrapped between words.
 */
export function properties(
  output: Output,
  pairs: readonly (readonly [name: string, value: string | null])[],
): string {
  const present = pairs.filter((pair): pair is [string, string] => pair[1] !== null);
  const width = Math.max(...present.map(([name]) => name.length));
  return present
    .map(([name, value]) => {
      const label = `${output.color.dim(name.padEnd(width))}${' '.repeat(gap)}`;
      return `${label}${hanging(value, width + gap, output.width)}\n`;
    })
    .join('');
}

/** A text whose lines after the first begin where the first does. */
function hanging(text: string, indent: number, width: number | null): string {
  if (width === null || indent + widthOf(text) <= width) return text;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && indent + widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

function paintCell<Row>(
  column: Column<Row> | undefined,
  cell: string,
  row: Row | undefined,
): string {
  return column?.paint === undefined || row === undefined ? cell : column.paint(cell, row);
}

type Align = 'left' | 'right';

function drawn(
  rows: readonly string[][],
  widths: readonly number[],
  aligns: readonly Align[],
): string[] {
  const none = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'];
  const nothing = [
    ...none,
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ];
  const drawing = new Table({
    chars: {...Object.fromEntries(nothing.map((name) => [name, ''])), middle: ' '.repeat(gap)},
    style: {'padding-left': 0, 'padding-right': 0, head: [], border: []},
    colWidths: [...widths],
    colAligns: [...aligns],
  });
  drawing.push(...rows);
  return drawing.toString().split('\n');
}

/**
 * A line of the same bytes as `drawn` gives.
 *
 * @param sizes how many columns of the terminal each cell takes
 */
function padded(
  row: readonly string[],
  sizes: readonly number[],
  widths: readonly number[],
  aligns: readonly Align[],
): string {
  const cells = row.map((cell, column) => {
    const length = cell.length + (widths[column] ?? 0) - (sizes[column] ?? 0);
    return aligns[column] === 'right' ? cell.padStart(length) : cell.padEnd(length);
  });
  return cells.join(between);
}

function blocks<Row>(
  output: Output,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  cells: readonly string[][],
): string {
  return cells
    .map((row, index) => {
      const [first, ...rest] = row.map((cell, column) =>
        paintCell(columns[column], cell, rows[index]),
      );
      const pairs = rest.map(
        (cell, column) => [`  ${columns[column + 1]?.title ?? ''}`, cell] as const,
      );
      return `${output.color.bold(first ?? '')}\n${properties(output, pairs)}`;
    })
    .join('\n');
}

function widthOf(text: string): number {
  // Most cells are ASCII; string-width looks at every grapheme.
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}
