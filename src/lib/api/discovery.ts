import type {Discovered} from '../domain/connections/connection.ts';
import type {Json} from '../domain/json.ts';
import {endpointAt, type Endpoint} from '../domain/connections/endpoints.ts';
import type {Http} from './http.ts';
import {allPages} from './pages.ts';
import {items, name, object, requiredText} from './read.ts';

/** The endpoints of the discovery host, which knows the region of every connection. */
export function discoveryApi(http: Http, discoveryUrl: string, endpoints: readonly Endpoint[]) {
  const read = (item: Json) => readDiscovered(item, endpoints);
  return {
    /** `GET /connections?app=`: the connections of an app that you may see; often none. */
    async discover(app: string | undefined): Promise<Discovered[]> {
      const url = `${discoveryUrl}/connections`;
      return (await allPages(http, {method: 'GET', url, query: {app}})).map(read);
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
      return items(body, body.connections === undefined ? 'results' : 'connections', what).map(
        read,
      );
    },
  };
}

function readDiscovered(value: Json, endpoints: readonly Endpoint[]): Discovered {
  const what = 'A discovered connection';
  const record = object(value, what);
  const region_url = requiredText(record, 'region_url', what).replace(/\/+$/, '');
  return {
    id: requiredText(record, 'id', what),
    resource_name: name(record.resource_name),
    app_name: name(record.app_name),
    app_id: name(record.app_id),
    region_url,
    region: endpointAt(endpoints, region_url)?.name ?? name(record.region),
    record,
  };
}
