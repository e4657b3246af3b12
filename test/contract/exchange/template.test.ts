import {expect, test} from 'vitest';
import {exampleOf, like, mismatches, type Template} from './template.ts';

const template: Template = {
  id: like.uuid('c08fdb87-a196-46aa-8b44-5ad6e9e253c4'),
  state: 'IDLE',
  tags: [],
  counts: {db: like.integer(0)},
  seen: like.orNull(like.instant('2025-07-16T19:21:56.317415Z')),
  results: like.each({port: like.integer(5432)}),
  regions: like.eachUnderKey('us', {label: like.text('Virginia (US)')}),
};
const example = {
  id: 'c08fdb87-a196-46aa-8b44-5ad6e9e253c4',
  state: 'IDLE',
  tags: [],
  counts: {db: 0},
  seen: '2025-07-16T19:21:56.317415Z',
  results: [{port: 5432}],
  regions: {us: {label: 'Virginia (US)'}},
};

test('template: gives the example that the documentation shows', () => {
  expect(exampleOf(template)).toEqual(example);
});

test('template: fits its example, and a body with more in it', () => {
  expect(mismatches(template, example)).toEqual([]);
  expect(mismatches(template, {...example, seen: null, added: 1})).toEqual([]);
});

test.each([
  [{id: 1234}, 'the body.id is 1234, not text like'],
  [{id: 'c08fdb87'}, 'the body.id is "c08fdb87", not text like'],
  [{state: 'PAUSED'}, 'the body.state is "PAUSED", not "IDLE".'],
  [{tags: ['a']}, 'the body.tags is ["a"], not a list of 0.'],
  [{counts: {db: '0'}}, 'the body.counts.db is "0", not an integer.'],
  [{counts: {}}, 'the body.counts has no db.'],
  [{counts: null}, 'the body.counts is null, not an object.'],
  [{seen: '2025-07-16 19:21:56.317415+00:00'}, 'or null.'],
  [{results: []}, 'the body.results is [], not a list with something in it.'],
  [{results: [{port: 1}, {}]}, 'the body.results[1] has no port.'],
  [{results: {0: {port: 1}}}, 'not a list with something in it.'],
  [{regions: {}}, 'the body.regions is {}, not an object with something in it.'],
  [{regions: {eu: {label: null}}}, 'the body.regions[eu].label is null, not text'],
])('template: does not fit a body with %j', (part, sentence) => {
  const found = mismatches(template, {...example, ...part});
  expect(found).toEqual([expect.stringContaining(sentence)]);
});
