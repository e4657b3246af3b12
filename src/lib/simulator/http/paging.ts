/**
 * Lists in pages.
 *
 * The envelope is documented, how pages are asked for is not (assumption `paging`). Sizes are behaviors.
 */
import {json, Refusal} from './responses.ts';
import type {Call} from './route.ts';

/** The page that was asked for, with the documented envelope around what `show` makes of its items. */
export function paged<Item>(
  call: Call,
  items: readonly Item[],
  show: (item: Item) => unknown,
  extra: Readonly<Record<string, unknown>> = {},
): Response {
  const {query} = call;
  const {default_page_size, max_page_size} = call.world.behavior;
  const requested = wholeNumber(query.get('page_size'));
  const size = Math.min(requested ?? default_page_size, max_page_size);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = query.has('page') ? wholeNumber(query.get('page')) : 1;
  if (page === null || page > pages) throw new Refusal(404, 'Invalid page.');
  return json(200, {
    count: items.length,
    next: page < pages ? addressOf(call, page + 1) : null,
    previous: page > 1 ? addressOf(call, page - 1) : null,
    results: items.slice((page - 1) * size, page * size).map(show),
    ...extra,
  });
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function addressOf({world, host, url, query}: Call, page: number): string {
  const {discovery, cells} = world.addresses;
  const origin = host === 'discovery' ? discovery : (cells[host] ?? '');
  const nextQuery = new URLSearchParams(query);
  nextQuery.set('page', String(page));
  return `${origin}${url.pathname}?${nextQuery.toString()}`;
}
