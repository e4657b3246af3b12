import type {Json} from '../domain/json.ts';
import {isObject} from '../domain/json.ts';
import type {Request, Http} from './http.ts';
import {unexpectedShape} from './http-failures.ts';
import {items, text} from './read.ts';

/**
 * A list, page by page, along `next`. One page is in memory at a time.
 *
 * @param key the envelope's list: `results`, and `connections` on the access endpoint
 * @throws Failure `service` where `next` leads to a host that is not trusted, or round in a circle
 */
export async function* pages(
  http: Http,
  exchange: Request,
  key = 'results',
): AsyncGenerator<Json[], void, undefined> {
  const seen = new Set<string>();
  for (let next = exchange; ;) {
    const answer = await http.send(next);
    seen.add(answer.url);
    const body = answer.json();
    yield items(body, key, new URL(answer.url).pathname);
    const url = isObject(body) ? text(body.next) : null;
    if (url === null || url === '') return;
    const resolved = URL.canParse(url, answer.url) ? new URL(url, answer.url).href : url;
    if (seen.has(resolved)) throw unexpectedShape(`The page after ${resolved} is one seen before.`);
    next = {method: 'GET', url: resolved};
  }
}

/** All items of a list that is known to be short. */
export async function allPages(http: Http, exchange: Request, key?: string): Promise<Json[]> {
  const all: Json[] = [];
  for await (const page of pages(http, exchange, key)) all.push(...page);
  return all;
}
