import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {ExactJson, exactItems} from '../../../../../src/lib/domain/source/json/exact.ts';

describe('ExactJson: indented', () => {
  test('indents as JSON.stringify does, for any value', () => {
    const anything = fc.jsonValue().map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(anything, (text) => {
        expect(new ExactJson(text).indented()).toBe(JSON.stringify(JSON.parse(text), null, 2));
      }),
    );
  });

  test.each([
    ['65.0', '65.0'],
    ['{"id":12345678901234567890}', '{\n  "id": 12345678901234567890\n}'],
    [' [ 1e3 , -0 , 1E-400 ] ', '[\n  1e3,\n  -0,\n  1E-400\n]'],
    ['{"a":"\\u00e9\\/"}', '{\n  "a": "\\u00e9\\/"\n}'],
    ['{"a":{},"b":[],"c":[{}]}', '{\n  "a": {},\n  "b": [],\n  "c": [\n    {}\n  ]\n}'],
  ])('keeps the numbers and strings of %s', (text, expected) => {
    expect(new ExactJson(text).indented()).toBe(expected);
  });

  test('is null when the document is nested too deeply', () => {
    const deep = (levels: number) => new ExactJson('['.repeat(levels) + ']'.repeat(levels));
    expect(deep(500).indented()).not.toBeNull();
    expect(deep(5000).indented()).toBeNull();
  });
});

test.each(['', '{', 'no', '{"a":1,}', '[1] 2'])('ExactJson: throws for %j', (text) => {
  expect(() => new ExactJson(text)).toThrow(SyntaxError);
});

describe('exactItems', () => {
  test.each([
    ['{"results":[{"v":65.0},1e3]}', ['{"v":65.0}', '1e3']],
    ['[65.0, "a"]', ['65.0', '"a"']],
    ['{"results":[]}', []],
  ])('has the items of %s as they are', (text, expected) => {
    expect(exactItems(text, 'results').map((item) => item.text)).toEqual(expected);
  });
});
