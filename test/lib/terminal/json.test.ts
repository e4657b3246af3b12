import {describe, expect, test} from 'vitest';
import {jsonArray, jsonText} from '../../../src/lib/terminal/json.ts';

describe('jsonArray', () => {
  test('writes one document, however it comes in pieces', () => {
    const list = jsonArray();
    const text = [
      list.items([]),
      list.items([{a: 1}, {b: [2]}]),
      list.items([]),
      list.items([3]),
      list.end(),
    ].join('');
    expect(JSON.parse(text)).toEqual([{a: 1}, {b: [2]}, 3]);
    expect(text).toBe(jsonText([{a: 1}, {b: [2]}, 3]));
  });

  test('writes an empty list when nothing comes', () => {
    expect(jsonArray().end()).toBe('[]\n');
  });
});
