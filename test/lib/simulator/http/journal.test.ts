import {expect, test} from 'vitest';
import {Journal, type JournalEntry} from '../../../../src/lib/simulator/http/journal.ts';

test('journal of a long run: the last 10,000 requests, and no more than 20,000', () => {
  const journal = new Journal();
  const entry: JournalEntry = {
    host: 'virginia',
    method: 'GET',
    path: '/',
    query: '',
    status: 200,
    at: '',
  };
  for (let index = 1; index <= 123_456; index += 1) journal.note({...entry, path: `/${index}`});
  const paths = journal.list().map(({path}) => path);
  expect(paths.length).toBeLessThanOrEqual(20_000);
  const last = Array.from({length: 10_000}, (_, index) => `/${113_457 + index}`);
  expect(paths.slice(-10_000)).toEqual(last);
});
