/**
 * One exchange: the request, what befalls it, the answer, and what goes over the wire.
 */
import {control} from '../control/control.ts';
import {stamp} from '../views/time.ts';
import {meetFault} from './faults.ts';
import {handle, methodOf} from './handle.ts';
import type {Answer, Received} from './http.ts';
import {jsonText} from './json-text.ts';
import type {Service} from './service.ts';
import type {Fault, World} from '../world/world.ts';

/** What is to be sent, and how. */
export interface Delivery {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The text, or its pieces where it is long. */
  readonly body: string | Iterable<string>;
  /** Real milliseconds to wait first. */
  readonly delay_ms: number;
  /** Bytes of the body after which the connection is reset; null: never. */
  readonly cut_after_bytes: number | null;
  readonly bytes_per_second: number | null;
  /** The connection is reset, and nothing is sent. */
  readonly drop: boolean;
}

/** Where the controls are, on the discovery host. */
export const controlPath = '/_simulator';

/** Carries the request out, notes it in the journal, and says what to send. */
export function exchange(service: Service, request: Received): Delivery {
  const {world, journal} = service;
  if (request.host === 'discovery' && isControl(request.path)) {
    return delivery(
      attempt(() => control(service, request)),
      null,
      0,
    );
  }
  const now = world.now;
  const fault = meetFault(world, request);
  const answer = attempt(() => answerThrough(fault, request, world));
  const result = delivery(answer, fault, world.switches.latency_ms);
  const method = methodOf(request);
  journal.note({
    host: request.host,
    method: request.method,
    ...(method !== request.method && {override: method}),
    path: request.path,
    query: request.query.size > 0 ? `?${request.query.toString()}` : '',
    status: result.drop ? 0 : result.status,
    at: stamp(now),
  });
  return result;
}

function isControl(path: string): boolean {
  return path === controlPath || path.startsWith(`${controlPath}/`);
}

/** A mistake of the simulator's own is told as such: it is not one of the service's answers. */
function attempt(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    return {status: 500, json: {message: `The simulator has failed: ${(error as Error).message}`}};
  }
}

function answerThrough(fault: Fault | null, request: Received, world: World): Answer {
  if (!fault) return handle(request, world, world.now);
  const replaced = fault.status !== undefined || fault.drop === 'before';
  const carriedOut = !replaced || fault.carried_out === true;
  const answer = carriedOut ? handle(request, world, world.now) : {status: 500};
  const status = fault.status ?? answer.status;
  const headers = {...(!replaced && answer.headers), ...fault.headers};
  if (fault.text !== undefined) return {status, headers, html: fault.text};
  const document = fault.json ?? (replaced ? {message: 'A fault was set here.'} : answer.json);
  if (document === undefined) return {...answer, status, headers};
  return {status, headers, json: changed(document, fault.set ?? {})};
}

function delivery(answer: Answer, fault: Fault | null, latency: number): Delivery {
  const {status, headers, json, html} = answer;
  const body = html ?? (json === undefined ? '' : jsonText(json));
  const type = html === undefined ? 'application/json' : 'text/html; charset=utf-8';
  return {
    status,
    headers: inLowerCase({...(body !== '' && {'content-type': type}), ...headers}),
    body,
    delay_ms: latency + (fault?.delay_ms ?? 0),
    cut_after_bytes: fault?.cut_after_bytes ?? null,
    bytes_per_second: fault?.bytes_per_second ?? null,
    drop: fault?.drop !== undefined,
  };
}

/** So that a header that was set by a fault replaces the usual one, however it is written. */
function inLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The document with the values put in at their paths; a path that leads nowhere is left out. */
function changed(document: unknown, values: Readonly<Record<string, unknown>>): unknown {
  const copy = JSON.parse(JSON.stringify(document)) as unknown;
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const target = keys.reduce((at, key) => (hasKey(at, key) ? at[key] : undefined), copy);
    if (typeof target === 'object' && target !== null && last !== '__proto__') {
      Object.assign(target, {[last]: value});
    }
  }
  return copy;
}

function hasKey(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
