import {isObject, type Json} from '../domain/json.ts';
import {unexpectedShape} from './http-failures.ts';
import type {Http} from './http.ts';
import type {Request} from './message.ts';
import {items, text} from './read.ts';

/**
 * A list, page by page, along `next`. One page is in memory at a time.
 *
 * @param key the envelope's list: `results`, and `connections` on the access endpoint
 * @throws Failure `service` where `next` leads to a host that is not trusted, or round in a circle
 */
export async function* pages(
  http: Http,
  request: Request,
  key = 'results',
): AsyncGenerator<Json[], void, undefined> {
  const seen = new Set<string>();
  for (let next = request; ;) {
    const response = await http.send(next);
    seen.add(response.url);
    const body = response.json();
    yield items(body, key, new URL(response.url).pathname);
    const url = isObject(body) ? text(body.next) : null;
    if (url === null || url === '') return;
    const resolved = URL.canParse(url, response.url) ? new URL(url, response.url).href : url;
    if (seen.has(resolved)) throw unexpectedShape(`The page after ${resolved} is one seen before.`);
    next = {method: 'GET', url: resolved};
  }
}

/** All items of a list that is known to be short. */
export async function allPages(http: Http, request: Request, key?: string): Promise<Json[]> {
  const all: Json[] = [];
  for await (const page of pages(http, request, key)) all.push(...page);
  return all;
}
