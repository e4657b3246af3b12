import type {Discovered} from '../domain/connections/connection.ts';
import {isUuid} from '../domain/connections/connection-ref.ts';
import {isObject, type JsonObject} from '../domain/json.ts';
import {endpointAt, type Endpoint} from '../domain/connections/endpoints.ts';
import type {Http} from './http/http.ts';
import {allPages} from './pages.ts';
import {idOf, items, name, object, text} from './read.ts';

/** The endpoints of the discovery host, which knows the region of every connection. */
export function discoveryApi(http: Http, discoveryUrl: string, endpoints: readonly Endpoint[]) {
  const read = (item: JsonObject) => readDiscovered(item, endpoints);
  return {
    /** `GET /connections?app=`: the connections of an app that you may see; often none. */
    async discover(app: string | undefined): Promise<Discovered[]> {
      const url = `${discoveryUrl}/connections`;
      const found = (await allPages(http, {method: 'GET', url, query: {app}}))
        .filter(isObject)
        .map(read);
      // What was asked for by an app's name is of that app, where it does not say so itself.
      const app_name = app === undefined || isUuid(app) ? null : app;
      return found.map((ref) => (ref.app_name === null ? {...ref, app_name} : ref));
    },

    /**
     * `POST /auth/<app>`: puts you on the access list of the app's connections.
     *
     * @returns every connection that you reach, of all apps and regions
     */
    async grantAccess(app: string): Promise<Discovered[]> {
      const url = `${discoveryUrl}/auth/${encodeURIComponent(app)}`;
      const what = 'The list of your connections';
      const body = object(await http.json({method: 'POST', url}), what);
      const key = body.connections === undefined ? 'results' : 'connections';
      return items(body, key, what).filter(isObject).map(read);
    },
  };
}

/** Reads a discovered connection; its id and its region's URL are empty where nothing tells them. */
function readDiscovered(record: JsonObject, endpoints: readonly Endpoint[]): Discovered {
  const region_url = regionUrlOf(record).replace(/\/+$/, '');
  return {
    id: idOf(record, 'connections'),
    resource_name: name(record.resource_name),
    app_name: name(record.app_name),
    app_id: name(record.app_id),
    region_url,
    region: endpointAt(endpoints, region_url)?.name ?? name(record.region),
    record,
  };
}

/** The region's URL, or what comes before the path of the API in the connection's own address. */
function regionUrlOf(record: JsonObject): string {
  const own = name(record.region_url);
  if (own !== null) return own;
  return /^(https?:\/\/.+?)\/api\/v3\//.exec(text(record.detail_url) ?? '')?.[1] ?? '';
}
