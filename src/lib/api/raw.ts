import type {Json} from '../domain/json.ts';
import type {Http} from './http.ts';
import type {Request, Response} from './message.ts';
import {pages} from './pages.ts';

/** Calls that hconnect has no words for, under the same rules for the token and for trust. */
export function rawApi(http: Http) {
  return {
    /** One request, as given. */
    raw(request: Request): Promise<Response> {
      return http.send(request);
    },

    /** A list along `next`, page by page. */
    rawPages(request: Request): AsyncGenerator<Json[], void, undefined> {
      return pages(http, request);
    },
  };
}
