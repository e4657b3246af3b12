import type {Root} from '../domain/connections/endpoints.ts';
import {connectionsApi} from './connections.ts';
import {discoveryApi} from './discovery.ts';
import {createHttp, type HttpOptions} from './http.ts';
import {mappingsApi} from './mappings.ts';
import {rawApi} from './raw.ts';

/** Every call of the service that hconnect makes. */
export type Api = ReturnType<typeof createApi>;

/** Joins the endpoints of the discovery host and of the regions. Nothing is sent by that. */
export function createApi(options: HttpOptions, discoveryUrl: string, roots: readonly Root[]) {
  const http = createHttp(options);
  return {
    ...discoveryApi(http, discoveryUrl, roots),
    ...connectionsApi(http, roots),
    ...mappingsApi(http),
    ...rawApi(http),
  };
}

export type {ConnectionFilter, ConnectionSettings} from './connections.ts';
export type {Exchange, Method} from './http.ts';
