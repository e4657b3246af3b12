import {expect, test} from 'vitest';
import {jsonText} from '../../../../src/lib/simulator/http/json-text.ts';

const items = (amount: number) => Array.from({length: amount}, (_, id) => ({id, name: `“${id}”`}));

function written(document: unknown): string {
  const text = jsonText(document);
  return typeof text === 'string' ? text : [...text].join('');
}

test.each([
  ['no object', 'text'],
  ['nothing in it', {}],
  ['a short list', {results: items(3)}],
  ['a long list', {count: 120, results: items(120), next: null}],
  ['a long list at its end', {results: items(101)}],
  [
    'two long lists, and keys without a value',
    {a: undefined, one: items(70), b: 1, two: items(99)},
  ],
  ['a long list of what is no object', {numbers: items(60).map(({id}) => id), none: undefined}],
  ['a long list deeper down', {deeper: {results: items(80)}}],
])('jsonText of %s: the text of JSON.stringify', (_, document) => {
  expect(written(document)).toBe(JSON.stringify(document));
});

test('jsonText of a long list: pieces; of a short one: a text', () => {
  expect(typeof jsonText({results: items(50)})).toBe('string');
  expect(Array.from(jsonText({results: items(101)}))).toHaveLength(4);
});

test('jsonText of a frozen item: written once', () => {
  let asked = 0;
  const item = Object.freeze({
    get id() {
      asked += 1;
      return asked;
    },
  });
  const document = {results: [...items(60), item]};
  expect(written(document)).toBe(written(document));
  expect(asked).toBe(1);
});
