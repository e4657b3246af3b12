import type {ConnectionRef} from '../../domain/connections/connection-ref.ts';
import type {Json} from '../../domain/json.ts';
import {Failure} from '../../errors.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One request, before it is known whether its URL may be called. */
export interface Request {
  method: Method;
  /** Absolute, or relative to `base`. */
  url: string;
  base?: string | undefined;
  /** A name with several values is sent once for each. */
  query?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /** Sent as a JSON body. */
  json?: unknown;
  /** Sent as it is. */
  body?: string | FormData | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

export interface Response {
  status: number;
  /** What the status is called, such as “Accepted”; empty for one without a name. */
  statusText: string;
  /** The URL that answered, after redirects. */
  url: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
  /** @throws Failure `service` where the body is not JSON */
  json(): Json;
}

/**
 * The URL of something below a region's API.
 *
 * @param path its parts, not yet encoded
 * @throws Failure `service` where a part is empty: an id, or a region, that the service did not send
 */
export function urlOf({region_url}: Pick<ConnectionRef, 'region_url'>, ...path: string[]): string {
  if (region_url === '' || path.includes('')) {
    const [what, key] = region_url === '' ? ['region', 'region_url'] : ['id', 'id'];
    throw new Failure('service', `Heroku Connect did not send the ${what} of this connection.`, {
      reason: `The response has neither ${key} nor detail_url.`,
      next: {run: 'connections:list', note: 'lists your connections'},
      facts: {taken: 'no', lasting: true},
    });
  }
  return [`${region_url}/api/v3`, ...path.map(encodeURIComponent)].join('/');
}

/** When the service sent a response, by its own clock; null where it did not say. */
export function sentAt({headers}: Response): number | null {
  const time = typeof headers.date === 'string' ? Date.parse(headers.date) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
