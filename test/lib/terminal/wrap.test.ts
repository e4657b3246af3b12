import {describe, expect, test} from 'vitest';
import {cut, hangingIndent, wrapLines} from '../../../src/lib/terminal/wrap.ts';

describe('cut', () => {
  test.each([
    ['acme-production', 20, 'acme-production'],
    ['acme-production', 8, 'acme-pr…'],
    ['日本語の名前', 5, '日本…'],
    ['x', 1, 'x'],
  ])('makes “%s” fit %i columns: “%s”', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
  });
});

describe('hanging', () => {
  test('breaks a word that is too wide after a mark', () => {
    expect(hangingIndent('DB_UNAVAILABLE', 2, 14)).toBe('DB_\n  UNAVAILABLE');
  });
});

describe('wrapLines', () => {
  test('breaks lines between words, each as far in as it begins', () => {
    expect(wrapLines('short\n  a sentence of some words', 14)).toBe(
      'short\n  a sentence\n  of some\n  words',
    );
  });

  test('leaves an address whole', () => {
    expect(wrapLines('Open https://acme.example/a-long-path', 20)).toBe(
      'Open\nhttps://acme.example/a-long-path',
    );
  });

  test.each([
    'Next: hconnect connections:restart --app acme-production',
    'To undo: hconnect explain SYSTEM_ERROR_OF_A_LONG_NAME',
    'Next: heroku pg:info --app acme-production-database',
  ])('leaves a command in one line, so that it can be pasted: %s', (line) => {
    const [, label = '', command = ''] = /^(.*?: )(.*)$/.exec(line) ?? [];
    expect(wrapLines(line, command.length)).toBe(`${label.trimEnd()}\n${command}`);
    expect(wrapLines(line, 20)).toBe(line);
  });

  test('leaves every line as it is when there is no terminal', () => {
    const line = 'word '.repeat(100);
    expect(wrapLines(line, null)).toBe(line);
  });
});
