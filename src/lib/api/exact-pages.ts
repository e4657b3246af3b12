import {exactItems, type ExactJson} from '../domain/source/json/exact.ts';
import type {Http} from './http/http.ts';
import type {Request} from './http/message.ts';
import {listKey, wholePages} from './pages.ts';

/** A list along `next`, page by page, with each item in the service's own words. */
export async function* exactPages(
  http: Http,
  request: Request,
): AsyncGenerator<ExactJson[], void, undefined> {
  for await (const {text} of wholePages(http, request)) yield exactItems(text, listKey);
}
