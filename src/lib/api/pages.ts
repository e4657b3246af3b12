import {isObject, type Json} from '../domain/json.ts';
import {Failure, isFailure} from '../errors.ts';
import {again} from '../next-step.ts';
import {unexpectedShape} from './http/http-failures.ts';
import type {Http} from './http/http.ts';
import {sentAt, type Request} from './http/message.ts';
import {items, text, wholeNumber} from './read.ts';

/** The key of a list in its envelope. */
export const listKey = 'results';

/** One page of a list. */
interface Page {
  items: Json[];
  /** The page as it was sent. */
  text: string;
  /** How many items the whole list has; null where the service does not say. */
  count: number | null;
  /** When the service sent the page, by its own clock. */
  at: number | null;
}

/**
 * A list, page by page, along `next`. One page is in memory at a time.
 *
 * @param key the envelope's list: `results`, and `connections` on the access endpoint
 * @throws Failure `service` where `next` leads to a host that is not trusted, or round in a circle
 */
export async function* pages(
  http: Http,
  request: Request,
  key?: string,
): AsyncGenerator<Json[], void, undefined> {
  for await (const page of wholePages(http, request, key)) yield page.items;
}

/** The same, with each page as it was sent and what the service says of the list. */
export async function* wholePages(
  http: Http,
  request: Request,
  key = listKey,
): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>();
  for (let next = request; ;) {
    const response = await http.send(next);
    seen.add(response.url);
    const body = response.json();
    yield {
      items: items(body, key, new URL(response.url).pathname),
      text: response.text,
      count: isObject(body) ? wholeNumber(body.count) : null,
      at: sentAt(response),
    };
    const url = isObject(body) ? text(body.next) : null;
    if (url === null || url === '') return;
    const resolved = URL.canParse(url, response.url) ? new URL(url, response.url).href : url;
    if (seen.has(resolved)) throw unexpectedShape(`The next page, ${resolved}, was already read.`);
    next = {method: 'GET', url: resolved};
  }
}

/** All items of a list that is known to be short. */
export async function allPages(http: Http, request: Request, key?: string): Promise<Json[]> {
  const all: Json[] = [];
  for await (const page of pages(http, request, key)) all.push(...page);
  return all;
}

/** A list that was read to its end, or as far as it could be. */
export interface ReadList<T> {
  items: T[];
  /** When the service sent the first page, by its own clock; null where it did not say. */
  at: number | null;
  /** Why it is incomplete; null where it is whole. */
  failure: Failure | null;
}

/**
 * Reads a list to its end. Where a page after the first cannot be read, or fewer items came than
 * the service counts, what was read is returned with the failure.
 *
 * @param what the items in a sentence: “write errors”
 * @param read makes an item of what was sent
 * @throws Failure where the first page cannot be read, or the user cancels
 */
export async function readList<T>(
  http: Http,
  request: Request,
  what: string,
  read: (item: Json) => T,
): Promise<ReadList<T>> {
  const list: ReadList<T> = {items: [], at: null, failure: null};
  let count: number | null = null;
  let first = true;
  try {
    for await (const page of wholePages(http, request)) {
      for (const item of page.items) list.items.push(read(item));
      if (first) list.at = page.at;
      first = false;
      count = page.count;
    }
  } catch (error) {
    if (first || !isFailure(error) || error.kind === 'cancelled') throw error;
    list.failure = incomplete(what, list.items.length, count, error);
    return list;
  }
  // Pages tile the list as it is when the last one is read, whatever was added meanwhile.
  if (count !== null && list.items.length < count) {
    list.failure = incomplete(what, list.items.length, count, null);
  }
  return list;
}

function incomplete(
  what: string,
  length: number,
  count: number | null,
  cause: Failure | null,
): Failure {
  const read = count === null ? `${length} ${what}` : `${length} of ${count} ${what}`;
  const reason = [cause?.message, cause?.reason].filter(Boolean).join(' ');
  // A page that is gone is no reason to look for the connection elsewhere, as a 404 would be.
  return new Failure(
    cause?.kind === 'auth' ? 'auth' : 'service',
    `The list is incomplete: read ${read}.`,
    {
      reason: reason === '' ? 'Heroku Connect sent no further page.' : reason,
      next: again(),
      details: {...cause?.details, read: length, ...(count !== null && {count})},
    },
  );
}
