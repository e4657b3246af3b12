import {nearest} from '../domain/text/nearest.ts';
import {Failure} from '../errors.ts';
import {clean} from './clean.ts';
import {table, type Column} from './table.ts';
import type {Output} from './terminal.ts';
import type {View} from './view.ts';

/** A column of a list. Its title, in one word, is its name for `--columns` and `--sort`. */
export interface ListColumn<Row> extends Column<Row> {
  /** The JSON field that it shows, which is its name as well. */
  field: string;
  /** What `--sort` compares; what is shown where it is left out. */
  key?: (row: Row) => number | string | null;
  /** Whether it is shown only where `--columns` names it. */
  hidden?: boolean;
}

/** A list: what its rows are, and how they look to people and to scripts. */
export interface List<Data, Row> {
  /** In the order in which they are shown where `--sort` names none. */
  rows: (data: Data) => readonly Row[];
  columns: readonly ListColumn<Row>[];
  /** What names a row to other commands; null where it has no name. */
  name: (row: Row) => string | null;
  /** What is said where there is none. */
  empty: string | ((data: Data) => string);
  /** How the rows look where `--columns` names none; a table where it is left out. */
  text?: (output: Output, data: Data, rows: readonly Row[]) => string;
  json: (data: Data) => unknown;
}

/** What was chosen of a list by its flags. */
export interface ListFlags {
  columns?: string | undefined;
  sort?: string | undefined;
  quiet?: boolean | undefined;
}

/** What `--columns` and `--sort` call a column. */
export function columnName({title}: Pick<ListColumn<never>, 'title'>): string {
  return title.toLowerCase().replaceAll(' ', '_');
}

/**
 * The view of a list as its flags ask for it.
 *
 * @throws Failure `usage` for a column that there is not
 */
export function listView<Data, Row>(list: List<Data, Row>, flags: ListFlags = {}): View<Data> {
  const {columns, sort, quiet = false} = flags;
  const chosen = columns === undefined ? null : chosenColumns(list.columns, columns);
  const order = sort === undefined ? null : orderOf(list.columns, sort);
  return {
    text: (output, data) => {
      const usual = list.rows(data);
      const rows = order === null ? usual : [...usual].sort(order);
      if (quiet) return rows.map((row) => lineOfName(list.name(row))).join('');
      if (rows.length === 0) return typeof list.empty === 'string' ? list.empty : list.empty(data);
      if (chosen !== null) return table(output, rows, chosen, {all: true});
      return list.text?.(output, data, rows) ?? listTable(output, list, rows);
    },
    json: list.json,
  };
}

/** The rows of a list as a table of its usual columns. */
export function listTable<Row>(
  output: Output,
  {columns}: Pick<List<never, Row>, 'columns'>,
  rows: readonly Row[],
): string {
  const usual = columns.filter(({hidden}) => hidden !== true);
  return table(output, rows, usual);
}

function lineOfName(name: string | null): string {
  return name === null ? '' : `${clean(name)}\n`;
}

function chosenColumns<Row>(columns: readonly ListColumn<Row>[], names: string): ListColumn<Row>[] {
  return names.split(',').map((name) => columnNamed(columns, name.trim(), names, 'columns'));
}

function orderOf<Row>(columns: readonly ListColumn<Row>[], sort: string) {
  const name = sort.replace(/^[-+]/, '');
  const direction = sort.startsWith('-') ? -1 : 1;
  const {key, value} = columnNamed(columns, name, sort, 'sort');
  const keyOf = (row: Row) => {
    const own = key === undefined ? value(row, false) : key(row);
    return typeof own === 'string' ? own.toLowerCase() : own;
  };
  return (one: Row, other: Row): number => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === b) return 0;
    // What is not known comes last either way.
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -direction : direction;
  };
}

function columnNamed<Row>(
  columns: readonly ListColumn<Row>[],
  name: string,
  typed: string,
  flag: string,
): ListColumn<Row> {
  const lower = name.toLowerCase();
  const found = columns.find(
    (column) => columnName(column) === lower || column.field.toLowerCase() === lower,
  );
  if (found !== undefined) return found;
  const names = columns.map(columnName);
  const meant = nearest(name, [...names, ...columns.map(({field}) => field)]);
  const corrected = meant === null ? (names[0] ?? '') : typed.replace(name, meant);
  throw new Failure('usage', `Unknown column: ${JSON.stringify(clean(name))}.`, {
    reason: `Valid columns: ${names.join(', ')}.`,
    next: {again: {flags: {[flag]: corrected}}},
    details: {candidates: names, ...(meant === null ? {} : {did_you_mean: meant})},
  });
}

/** What filters a list. */
export interface ListFilters {
  /** What its rows are, such as “mappings”. */
  rows: string;
  /** The flags that filter it, as far as they are given. */
  flags: Readonly<Record<string, string | undefined>>;
}

/** A list that says, where it is empty, which flags filter it: “No mappings match --state failed.” */
export function filteredList<Data, Row>(
  list: List<Data, Row>,
  {rows, flags}: ListFilters,
): List<Data, Row> {
  const given = Object.entries(flags).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${clean(value)}`],
  );
  return given.length === 0 ? list : {...list, empty: `No ${rows} match ${given.join(' ')}.\n`};
}
