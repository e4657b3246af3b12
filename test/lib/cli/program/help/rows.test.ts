import {expect, test} from 'vitest';
import {rowsOf} from '../../../../../src/lib/cli/program/help/rows.ts';

/** Wraps by characters, so that what is asked for shows. */
const cut = (text: string, columns: number) =>
  text.match(new RegExp(`.{1,${columns}}`, 'g'))!.join('\n');

test('puts a meaning beside its name where there is room', () => {
  expect(
    rowsOf(
      [
        ['a', 'x'.repeat(30)],
        ['bcd', 'y'],
      ],
      31,
      cut,
    ),
  ).toBe(['a    ' + 'x'.repeat(26), '     xxxx', 'bcd  y'].join('\n'));
});

test('puts a meaning below its name where there is little room', () => {
  expect(rowsOf([['      --a-long-name', 'x'.repeat(30)]], 30, cut)).toBe(
    ['--a-long-name', '    ' + 'x'.repeat(26), '    xxxx'].join('\n'),
  );
});

test('does not count escape sequences of a name', () => {
  expect(
    rowsOf(
      [
        ['\u001b[4mab\u001b[24m', 'x'],
        ['abc', 'y'],
      ],
      80,
      cut,
    ),
  ).toBe('\u001b[4mab\u001b[24m   x\nabc  y');
});

test('leaves a name alone that has no meaning', () => {
  expect(rowsOf([['a'], ['b', '']], 80, cut)).toBe('a\nb');
});
