import type {Json} from '../domain/json.ts';
import type {Response, Request, Http} from './http.ts';
import {pages} from './pages.ts';

/** Calls that hconnect has no words for, under the same rules for the token and for trust. */
export function rawApi(http: Http) {
  return {
    /** One request, as given. */
    raw(exchange: Request): Promise<Response> {
      return http.send(exchange);
    },

    /** A list along `next`, page by page. */
    rawPages(exchange: Request): AsyncGenerator<Json[], void, undefined> {
      return pages(http, exchange);
    },
  };
}
