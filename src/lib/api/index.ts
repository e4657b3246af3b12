import type {Endpoint} from '../domain/connections/endpoints.ts';
import {apiVersionsApi} from './api-versions.ts';
import {connectionsApi} from './connections.ts';
import {discoveryApi} from './discovery.ts';
import {createHttp, type HttpOptions} from './http/http.ts';
import {mappingsApi} from './mappings.ts';
import type {Request} from './http/message.ts';
import {notificationsApi} from './notifications.ts';
import {validationsApi} from './validations.ts';
import {writeErrorsApi} from './write-errors.ts';

/** Every call of the service that hconnect makes. */
export type Api = ReturnType<typeof createApi>;

/** Joins the endpoints of the discovery host and of the regions. Nothing is sent by that. */
export function createApi(
  options: HttpOptions,
  discoveryUrl: string,
  endpoints: readonly Endpoint[],
) {
  const http = createHttp(options);
  return {
    ...discoveryApi(http, discoveryUrl, endpoints),
    ...connectionsApi(http, endpoints),
    ...mappingsApi(http),
    ...notificationsApi(http),
    ...writeErrorsApi(http),
    ...validationsApi(http),
    ...apiVersionsApi(http),
    /** One request that hconnect has no words for, under the same rules for the token and for trust. */
    raw: (request: Request) => http.send(request),
    /** A whole URL, parsed. @throws Failure `service` where the token may not be sent there */
    trusted: (url: string) => http.trusted(url, url),
    /** A list along `next`, page by page, each item as it was sent. */
    async *rawPages(request: Request) {
      // It loads a parser, of which no other request has need.
      const {exactPages} = await import('./exact-pages.ts');
      yield* exactPages(http, request);
    },
  };
}

export type {ConnectionSettings, ReadOptions} from './connections.ts';
export type {Traffic} from './http/http.ts';
export type {Method, Request} from './http/message.ts';
