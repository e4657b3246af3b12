import {Chalk} from 'chalk';
import {describe, expect, test} from 'vitest';
import {table, type Column} from '../../../src/lib/terminal/table.ts';
import type {Output} from '../../../src/lib/terminal/terminal.ts';

interface Row {
  name: string;
  rows: string | null;
  state: string;
}

function output(width: number | null, level: 0 | 1 = 0): Output {
  return {width, color: new Chalk({level}), live: false, write: () => Promise.resolve()};
}

const columns = (out: Output): Column<Row>[] => [
  {title: 'name', value: ({name}) => name},
  {title: 'rows', align: 'right', value: ({rows}) => rows},
  {title: 'state', value: ({state}) => state, paint: (text) => out.color.green(text)},
];

const rows: Row[] = [
  {name: 'Account', rows: '1,204', state: 'OK'},
  {name: '日本語', rows: null, state: 'POLLING'},
];

describe('table', () => {
  test('aligns columns by what is seen when cells hold wide characters or colors', () => {
    expect(table(output(null), rows, columns(output(null)))).toBe(
      ['NAME      ROWS  STATE', 'Account  1,204  OK', '日本語       –  POLLING', ''].join('\n'),
    );
    const colored = output(null, 1);
    // eslint-disable-next-line no-control-regex
    const plain = table(colored, rows, columns(colored)).replace(/\u001b\[\d+m/g, '');
    expect(plain).toBe(table(output(null), rows, columns(output(null))));
  });

  test('writes neither color nor border when the terminal has none', () => {
    // eslint-disable-next-line no-control-regex
    expect(table(output(null), rows, columns(output(null)))).not.toMatch(/[\u001b│─]/);
  });

  test('leaves out a column when it is empty in every row', () => {
    const bare = rows.map((row) => ({...row, rows: null}));
    expect(table(output(null), bare, columns(output(null)))).not.toContain('ROWS');
  });

  test('leaves out the least important column when the terminal is too narrow', () => {
    expect(table(output(20), rows, columns(output(20)))).toBe(
      ['NAME      ROWS', 'Account  1,204', '日本語       –', ''].join('\n'),
    );
  });

  test('becomes blocks when not even two columns fit, or none may be left out', () => {
    const blocks = [
      'Account',
      '  rows   1,204',
      '  state  OK',
      '',
      '日本語',
      '  rows   –',
      '  state  POLLING',
      '',
    ].join('\n');
    expect(table(output(20), rows, columns(output(20)), {all: true})).toBe(blocks);
    const [first, ...others] = columns(output(20));
    const wide = [{...first, title: 'a name of the row'}, ...others] as Column<Row>[];
    expect(table(output(20), rows, wide)).toBe(blocks);
  });

  test('cuts a cell that may be cut, what ranks first the least', () => {
    const long = [{name: 'a-name-of-many-characters', rows: '12', state: 'IDLE · 5 of 6 failed'}];
    const cutting: Column<Row>[] = [
      {title: 'name', least: 8, value: ({name}) => name},
      {title: 'state', least: 8, value: ({state}) => state},
    ];
    expect(table(output(40), long, cutting)).toBe(
      'NAME                       STATE\na-name-of-many-characters  IDLE · 5 of…\n',
    );
  });

  test('wraps the cells of the last column between words', () => {
    const long = [{name: 'IDLE', rows: null, state: 'Working, and not looking for changes.'}];
    const wrapping: Column<Row>[] = [
      {title: 'name', value: ({name}) => name},
      {title: 'meaning', least: 10, wraps: true, value: ({state}) => state},
    ];
    expect(table(output(24), long, wrapping)).toBe(
      'NAME  MEANING\nIDLE  Working, and not\n      looking for\n      changes.\n',
    );
  });

  test('writes all columns whole when there is no terminal', () => {
    const long = [{name: 'n'.repeat(200), rows: '12', state: 's'.repeat(200)}];
    const text = table(output(null), long, [
      {title: 'name', least: 8, value: ({name}) => name},
      {title: 'state', extra: true, value: ({state}) => state},
    ]);
    expect(text).toContain(`${'n'.repeat(200)}  ${'s'.repeat(200)}`);
  });

  test('writes the same bytes when a long table is padded instead of drawn', () => {
    for (const level of [0, 1] as const) {
      const out = output(null, level);
      const many = Array.from({length: 150}, (_, index) => ({
        name: index % 7 === 0 ? `É${index}` : `Object_${index}__c`,
        rows: index % 3 === 0 ? null : String(index * 31),
        state: index % 2 === 0 ? 'OK' : 'POLLING_SF_CHANGES',
      }));
      const short = table(out, many, columns(out));
      const long = table(out, [...many, ...many], columns(out));
      const [titles, ...lines] = short.trimEnd().split('\n');
      expect(long.trimEnd().split('\n')).toEqual([titles, ...lines, ...lines]);
    }
  });

  test('shows control characters of the service escaped', () => {
    const hostile = [
      {name: '\u001b[31mred\u001b[0m\u202e\u0007', rows: 'a\nb', state: '\u009b2JO\u0000K'},
    ];
    expect(table(output(null), hostile, columns(output(null)))).toBe(
      'NAME  ROWS  STATE\nred    a b  OK\n',
    );
  });
});
