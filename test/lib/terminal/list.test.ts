import {Chalk} from 'chalk';
import {describe, expect, test} from 'vitest';
import {isFailure, type Failure} from '../../../src/lib/errors.ts';
import {filteredList, listView, type List, type ListFlags} from '../../../src/lib/terminal/list.ts';
import type {Output} from '../../../src/lib/terminal/terminal.ts';

interface Row {
  app_name: string | null;
  rows: number | null;
}

const list: List<readonly Row[], Row> = {
  rows: (rows) => rows,
  columns: [
    {title: 'app', field: 'app_name', value: ({app_name}) => app_name},
    {
      title: 'rows',
      field: 'counts.db',
      value: ({rows}, person) => (rows === null ? null : person ? `${rows} rows` : String(rows)),
      key: ({rows}) => rows,
    },
    {title: 'half', field: 'half', hidden: true, value: ({rows}) => String((rows ?? 0) / 2)},
  ],
  name: ({app_name}) => app_name,
  empty: 'None.\n',
  json: (rows) => rows,
};
const rows: Row[] = [
  {app_name: 'b', rows: 9},
  {app_name: 'a', rows: null},
  {app_name: 'C', rows: 10},
];

function shown(flags: ListFlags, data = rows, width: number | null = null): string {
  const output: Output = {
    width,
    color: new Chalk({level: 0}),
    live: false,
    write: () => Promise.resolve(),
  };
  return listView(list, flags).text(output, data);
}

function failureOf(flags: ListFlags): Failure {
  try {
    listView(list, flags);
  } catch (error) {
    if (isFailure(error)) return error;
  }
  throw new Error('It was taken.');
}

describe('listView', () => {
  test('shows the usual columns in their order', () => {
    expect(shown({})).toBe('APP  ROWS\nb    9\na    –\nC    10\n');
  });

  test('shows people other values than scripts', () => {
    expect(shown({}, rows, 80)).toContain('9 rows');
  });

  test('--columns shows those that are named, in that order, by title or field, empty ones too', () => {
    expect(shown({columns: 'counts.db,APP, half'})).toBe(
      'ROWS  APP  HALF\n9     b    4.5\n–     a    0\n10    C    5\n',
    );
    expect(shown({columns: 'rows'}, [{app_name: 'a', rows: null}])).toBe('ROWS\n–\n');
  });

  test.each([
    ['rows', 'b C a'],
    ['-rows', 'C b a'],
    ['app', 'a b C'],
    ['-app_name', 'C b a'],
  ])('--sort %s shows %s: what is not known comes last', (sort, order) => {
    expect(shown({sort, quiet: true}).trim().split('\n').join(' ')).toBe(order);
  });

  test('--quiet prints names and nothing else, and nothing where there is none', () => {
    expect(shown({quiet: true})).toBe('b\na\nC\n');
    expect(shown({quiet: true}, [])).toBe('');
    expect(shown({quiet: true}, [{app_name: null, rows: 1}])).toBe('');
  });

  test.each([
    [{columns: 'app,rowz'}, {columns: 'app,rows'}],
    [{sort: '-rowz'}, {sort: '-rows'}],
  ])('refuses an unknown column: %j', (flags, corrected) => {
    const failure = failureOf(flags);
    expect(failure).toMatchObject({kind: 'usage', status: 64});
    expect(failure.reason).toBe('Valid columns: app, rows, half.');
    expect(failure.next).toMatchObject({again: {flags: corrected}});
  });

  test('refuses --columns without a name', () => {
    expect(failureOf({columns: ' ,'}).kind).toBe('usage');
  });
});

test('filteredList: an empty list names the flags that have filtered it', () => {
  const empty = (filters: Record<string, string | undefined>) =>
    filteredList(list, {rows: 'things', flags: filters}).empty;
  expect(empty({state: 'PAUSED', app: undefined, org: '00D'})).toBe(
    'No things match --state PAUSED --org 00D.\n',
  );
  expect(empty({state: undefined})).toBe('None.\n');
});
