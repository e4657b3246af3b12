import {expect, test} from 'vitest';
import {type Json, start} from '../client.ts';

test('list in pages: absolute next addresses that keep the filter', async () => {
  const {get} = await start({scenario: 'many'});
  const ids = new Set<string>();
  let next: string | null = '/connections?addon_type=1&page_size=300';
  let pages = 0;
  for (; next !== null; pages += 1) {
    const page: Json = await get(next);
    expect(page.count).toBe(1000);
    for (const item of page.results) ids.add(item.id);
    if (page.next !== null) {
      expect(page.next).toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/connections\?addon_type=1&page_size=300/,
      );
    }
    next = page.next;
  }
  expect([pages, ids.size]).toEqual([4, 1000]);
});

test('list without page_size: 50 results, and at most 1,000', async () => {
  const {get} = await start({scenario: 'many'});
  const first = await get('/connections');
  expect([first.results.length, first.previous]).toEqual([50, null]);
  const second = await get(first.next!);
  expect(second.results[0]?.id).not.toBe(first.results[0]?.id);
  expect((await get(second.previous!)).results).toEqual(first.results);
  const all = await get('/connections?page_size=5000');
  expect([all.results.length, all.next]).toEqual([1000, null]);
});

test('page sizes: behaviors; an invalid page_size is ignored', async () => {
  const {get} = await start({
    scenario: 'many',
    behaviors: {default_page_size: 7, max_page_size: 9},
  });
  expect((await get('/connections')).results).toHaveLength(7);
  expect((await get('/connections?page_size=0')).results).toHaveLength(7);
  expect((await get('/connections?page_size=x')).results).toHaveLength(7);
  expect((await get('/connections?page_size=50')).results).toHaveLength(9);
});

test('page that does not exist: 404', async () => {
  const {send, get} = await start({scenario: 'many'});
  for (const page of ['0', '-1', 'x', '21', '']) {
    const reply = await send('GET', `/connections?page=${page}`);
    expect([page, reply.status, reply.body]).toEqual([page, 404, {message: 'Invalid page.'}]);
  }
  expect((await get('/connections?page=20')).next).toBeNull();
});

test('empty list: one empty page', async () => {
  const {get} = await start({scenario: 'empty'});
  const list = await get('/connections');
  expect([list.count, list.next, list.previous, list.results]).toEqual([0, null, null, []]);
});

test('list of each cell: paged, together every connection once', async () => {
  const {get, simulator} = await start({scenario: 'many'});
  const ids = new Set<string>();
  for (const url of Object.values(simulator.region_urls)) {
    let next: string | null = `${url}/api/v3/connections?page_size=60`;
    while (next !== null) {
      const page: Json = await get(next);
      expect(page.count).toBe(100);
      for (const item of page.results) ids.add(item.id);
      next = page.next;
    }
  }
  expect(ids.size).toBe(1000);
});
