/**
 * A client for the simulator's own tests: one simulator a test, over real sockets, with a clock that
 * only moves when told to.
 */
import {expect, onTestFinished} from 'vitest';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../src/lib/simulator/index.ts';

/**
 * What tests read of answers. No answer has all of it: what is absent reads as undefined, and its
 * test fails.
 */
export interface Json {
  readonly [key: string]: unknown;
  readonly id: string;
  readonly _id: number;
  readonly app_id: string;
  readonly app_name: string;
  readonly cell: string;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly config: Json;
  readonly connection: Json;
  readonly connections: readonly Json[];
  readonly controls: readonly {readonly method: string; readonly path: string}[];
  readonly count: number;
  readonly counts: {readonly db: number; readonly sf: number; readonly errors: number};
  readonly created_at: string;
  readonly db_keys: readonly {readonly name: string}[];
  readonly detail_url: string;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly errors_url: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly mappings: readonly Json[];
  readonly message: string;
  readonly name: string;
  readonly next: string | null;
  readonly now: string;
  readonly object_name: string;
  readonly organizations: readonly Json[];
  readonly previous: string | null;
  readonly redirect: string;
  readonly regions: Readonly<Record<string, unknown>>;
  readonly resource_name: string;
  readonly result_url: string;
  readonly results: readonly Json[];
  readonly revision: number;
  readonly sf_info: Json;
  readonly state: string;
  readonly times: Readonly<Record<'db_write' | 'sf_poll' | 'sf_write', string>>;
  readonly record_id: number;
  readonly table_name: string;
  readonly url: string;
  readonly warnings: readonly Json[];
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON that was answered; empty when none was. */
  readonly body: Json;
}

export interface Sending {
  readonly json?: unknown;
  /** A body as it is; with a Content-Type in `headers`. */
  readonly body?: string | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null: no token. */
  readonly token?: string | null;
}

export interface Client {
  readonly simulator: Simulator;
  /** Sends a request to an absolute address, or to a path of the discovery host. */
  readonly send: (method: string, url: string, sending?: Sending) => Promise<Reply>;
  /** What a GET answers with 200. */
  readonly get: (url: string) => Promise<Json>;
  /** The absolute address of a connection's details, by app or resource name. */
  readonly connection: (name: string) => Promise<string>;
  /** State of the connection, then `Object:STATE` of each mapping. */
  readonly states: (url: string) => Promise<string[]>;
  /** The whole mapping of an object, with its absolute address as `url`. */
  readonly mapping: (url: string, object: string) => Promise<Json>;
  readonly advance: (seconds: number) => void;
  readonly control: (method: string, path: string, json?: unknown) => Promise<Reply>;
  /** Lets something happen to a connection. */
  readonly happen: (name: string, event: string, details?: object) => Promise<void>;
  /** The address of a cell, without /api/v3. */
  readonly cell: (name: string) => string;
}

/** Starts a simulator that ends with the test, on a clock that stands still. */
export async function start(options: SimulatorOptions = {}): Promise<Client> {
  const simulator = await startSimulator({speed: 0, ...options});
  onTestFinished(() => simulator.close());
  return clientOf(simulator);
}

/** A client for a simulator that runs. */
export function clientOf(simulator: Simulator): Client {
  const send: Client['send'] = async (method, url, sending = {}) => {
    const {json, body, headers = {}, token = simulator.token} = sending;
    const response = await fetch(url.startsWith('/') ? simulator.discovery_url + url : url, {
      method,
      redirect: 'manual',
      headers: {
        ...(token !== null && {Authorization: `Bearer ${token}`}),
        ...(json !== undefined && {'Content-Type': 'application/json'}),
        ...headers,
      },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json' && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : {}) as Json,
    };
  };
  const get: Client['get'] = async (url) => {
    const {status, body, text} = await send('GET', url);
    if (status !== 200) throw new Error(`GET ${url}: ${status} ${text}`);
    return body;
  };
  const control: Client['control'] = (method, path, json) =>
    send(method, simulator.control_url + path, {token: null, ...(json !== undefined && {json})});
  return {
    simulator,
    send,
    get,
    control,
    cell: (name) => simulator.region_urls[name] ?? 'no such cell',
    advance: (seconds) => {
      simulator.advance(seconds);
    },
    async connection(name) {
      const {results} = await get('/connections?page_size=1000');
      const found = results.find((item) => item.app_name === name || item.resource_name === name);
      if (!found) throw new Error(`no connection ${name}`);
      return found.detail_url;
    },
    async states(url) {
      const {state, mappings} = await get(`${url}?deep=true`);
      return [state, ...mappings.map((one) => `${one.object_name}:${one.state}`)];
    },
    async mapping(url, object) {
      const {mappings} = await get(`${url}?deep=true`);
      const found = mappings.find((one) => one.object_name === object);
      if (!found) throw new Error(`no mapping ${object}`);
      return {...found, url: new URL(found.detail_url, url).href};
    },
    async happen(name, event, details = {}) {
      const path = `/connections/${encodeURIComponent(name)}/events`;
      const {status, text} = await control('POST', path, {event, ...details});
      if (status !== 200) throw new Error(`${event}: ${status} ${text}`);
    },
  };
}

/** Matches any text, or text that fits the pattern. */
export function text(pattern: RegExp | string = ''): unknown {
  return expect.stringMatching(pattern);
}

/** The configuration of a mapping with these fields, and the usual rest. */
export function configuration(fields: readonly string[], more: object = {}): object {
  return {
    access: 'read_only',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    sf_max_daily_api_calls: 30000,
    fields: Object.fromEntries(fields.map((name) => [name, {}])),
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
    ...more,
  };
}

export const systemFields = ['CreatedDate', 'Id', 'IsDeleted', 'SystemModstamp'] as const;

/** A document that maps these objects. */
export function document(...objects: readonly string[]): object {
  return {
    mappings: objects.map((object_name) => ({object_name, config: configuration(systemFields)})),
    version: 1,
  };
}
