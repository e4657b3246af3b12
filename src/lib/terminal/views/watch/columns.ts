import {clean} from '../../clean.ts';
import {cut, widthOf} from '../../wrap.ts';

/*
 * Columns of a screen that is redrawn: where they do not fit, the least important are left out, so that
 * each row stays one line. (A list that is printed once wraps instead; see table.ts.)
 */

/** A column, and how soon it is left out. */
export interface ScreenColumn<Row> {
  title: string;
  /** Plain text; it is cleaned here. */
  value: (row: Row) => string;
  right?: boolean;
  /** Colors the text, once it has its width. */
  paint?: (text: string, row: Row) => string;
  /** 0 stays; of the others the highest goes first. */
  rank: number;
  /** Takes what room is left, and is cut to it. */
  flexible?: boolean;
  /** Is cut at its beginning: names that begin alike differ at their end. */
  keepsEnd?: boolean;
}

export interface SizedColumn<Row> extends ScreenColumn<Row> {
  width: number;
}

const gap = 2;
/** A flexible column with less room than this tells nothing. */
const leastFlexible = 12;
/** What a column that stays is cut to at least, but on a screen that has less room. */
const leastWidth = 8;

/** The columns that fit into a width, each with its own. Columns that are empty in every row are left out. */
export function columnsThatFit<Row>(
  columns: readonly ScreenColumn<Row>[],
  rows: readonly Row[],
  width: number,
): SizedColumn<Row>[] {
  let sized = columns
    .filter(({value}) => rows.some((row) => value(row) !== ''))
    .map((column) => ({...column, width: widthOfColumn(column, rows)}));
  const least = ({flexible, width: own}: SizedColumn<Row>) =>
    flexible === true ? Math.min(own, leastFlexible) : own;
  const total = () => sized.reduce((sum, column) => sum + least(column) + gap, -gap);
  while (total() > width) {
    const worst = sized.reduce((rank, column) => Math.max(rank, column.rank), 0);
    if (worst === 0) break;
    sized = sized.filter(({rank}) => rank !== worst);
  }
  // A screen of a few columns has room for one.
  while (sized.length > 1 && sized.length * (1 + gap) - gap > width) sized = sized.slice(0, -1);
  const over = total() - width;
  if (over > 0) return narrowed(sized, over);
  return sized.map((column) =>
    column.flexible === true
      ? {...column, width: Math.min(column.width, least(column) + width - total())}
      : column,
  );
}

/** Takes from the widest first, evenly. */
function narrowed<Row>(columns: readonly SizedColumn<Row>[], over: number): SizedColumn<Row>[] {
  const widths = columns.map(({width}) => width);
  for (let left = over; left > 0; left -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= 1) break;
    // Names that differ at their end say more than a state that is cut.
    const name = widths.findIndex((width, index) => index !== widest && width > leastWidth);
    const from = (widths[widest] ?? 0) > leastWidth || name === -1 ? widest : name;
    widths[from] = (widths[from] ?? 0) - 1;
  }
  return columns.map((column, index) => ({...column, width: widths[index] ?? column.width}));
}

function widthOfColumn<Row>({title, value}: ScreenColumn<Row>, rows: readonly Row[]): number {
  return rows.reduce((most, row) => Math.max(most, widthOf(clean(value(row)))), title.length);
}

/** The titles in one line. */
export function titleLine<Row>(columns: readonly SizedColumn<Row>[]): string {
  return columns
    .map(({title, width, right}) => padded(cut(title.toUpperCase(), width), width, right))
    .join(' '.repeat(gap))
    .trimEnd();
}

/** A row in one line. */
export function rowLine<Row>(columns: readonly SizedColumn<Row>[], row: Row): string {
  return columns
    .map(({value, width, right, paint, keepsEnd}) => {
      const whole = clean(value(row));
      const text = keepsEnd === true ? cutStart(whole, width) : cut(whole, width);
      const painted = paint === undefined ? text : paint(text, row);
      const space = ' '.repeat(Math.max(0, width - widthOf(text)));
      return right === true ? space + painted : painted + space;
    })
    .join(' '.repeat(gap))
    .trimEnd();
}

/** Cuts a text to so many columns of the terminal; “…” stands for its beginning. */
function cutStart(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = text;
  while (kept !== '' && widthOf(kept) > width - 1) kept = kept.replace(/^./su, '');
  return `…${kept}`;
}

function padded(text: string, width: number, right = false): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
