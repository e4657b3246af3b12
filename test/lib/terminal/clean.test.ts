import {describe, expect, test} from 'vitest';
import {escapeForJson} from '../../../src/lib/domain/text/unprintable.ts';
import {clean, cleanLines} from '../../../src/lib/terminal/clean.ts';

describe('clean, escapeForJson', () => {
  test('takes out what would move the cursor, ring, hide or turn text around', () => {
    expect(clean('a\u0007b\u001b[2Jc\u202ed\u200be\u0085f\u007fg')).toBe('abcdefg');
    expect(clean('two\r\nlines\tand a tab')).toBe('two lines and a tab');
    expect(cleanLines('one\r\ntwo\u001b]0;title\u0007\n\tthree')).toBe('one\ntwo\n\tthree');
  });

  test('keeps the JSON document the same when it is escaped', () => {
    const value = {text: 'a\u009b2J\u202e\u2028\u007f日本', nested: ['\n']};
    const json = escapeForJson(JSON.stringify(value, null, 2));
    expect(json).not.toMatch(/[\u007f-\u009f\u2028\u202e]/);
    expect(JSON.parse(json)).toEqual(value);
  });
});
