import {Chalk} from 'chalk';
import {expect, test} from 'vitest';
import {paragraph} from '../../../src/lib/terminal/paragraph.ts';

const output = (width: number | null) => ({
  width,
  live: false,
  color: new Chalk({level: 0}),
  write: () => Promise.resolve(),
});

test('paragraph: keeps the lines of a text, each indented, without empty ones', () => {
  expect(paragraph(output(null), 'One\r\n\r\nTwo\n')).toBe('  One\n  Two\n');
});

test('paragraph: takes out what a terminal would obey', () => {
  expect(paragraph(output(null), '\u001b[2JOne\u202e\tTwo\u0007')).toBe('  One Two\n');
});

test('paragraph: wraps between words and indents what follows', () => {
  expect(paragraph(output(12), 'one two three')).toBe('  one two\n  three\n');
});

test('paragraph: takes 100 kB in one line', () => {
  const text = 'word '.repeat(20_000);
  const lines = paragraph(output(80), text).split('\n');
  expect(Math.max(...lines.map(({length}) => length))).toBeLessThanOrEqual(80);
  expect(lines.join(' ').split(/\s+/).filter(Boolean)).toHaveLength(20_000);
});
