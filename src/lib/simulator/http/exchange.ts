/**
 * One exchange: the request, the fault that it meets, and the response with how it is to be sent.
 */
import {stamp} from './bodies/time.ts';
import {control, controlPath} from './control.ts';
import {meetFault} from './faults.ts';
import {handle, methodOf} from './handle.ts';
import {empty, html, json} from './responses.ts';
import type {Service} from './service.ts';
import type {Fault, World} from '../model/world.ts';

/** What is to be sent, and how. */
export interface OutgoingResponse {
  readonly response: Response;
  /** Real milliseconds to wait first. */
  readonly delay_ms: number;
  /** Bytes of the body after which the connection is reset; null: never. */
  readonly cut_after_bytes: number | null;
  readonly bytes_per_second: number | null;
  /** The connection is reset, and nothing is sent. */
  readonly drop: boolean;
}

/** Carries the request out, notes it in the journal, and says what to send. */
export async function exchange(service: Service, request: Request): Promise<OutgoingResponse> {
  const {world, journal} = service;
  const {hostname: host, pathname: path, searchParams} = new URL(request.url);
  if (host === 'discovery' && (path === controlPath || path.startsWith(`${controlPath}/`))) {
    return outgoingResponse(await attempt(() => control(service, request)), null, 0);
  }
  const now = world.now;
  const fault = meetFault(world, {host, path, method: request.method});
  const response = await attempt(() =>
    fault ? handleWith(fault, request, world) : handle(request, world, now),
  );
  const result = outgoingResponse(response, fault, world.behavior.latency_ms);
  const method = methodOf(request);
  journal.note({
    host,
    method: request.method,
    ...(method !== request.method && {override: method}),
    path,
    query: searchParams.size > 0 ? `?${searchParams.toString()}` : '',
    status: result.drop ? 0 : response.status,
    at: stamp(now),
  });
  return result;
}

/** A mistake of the simulator's own is told as such: it is not one of the service's answers. */
async function attempt(act: () => Promise<Response>): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    return json(500, {message: `The simulator failed: ${(error as Error).message}`});
  }
}

/** The response that a fault makes of the right one. */
async function handleWith(fault: Fault, request: Request, world: World): Promise<Response> {
  const replaced = fault.status !== undefined || fault.drop === 'before';
  const carriedOut = !replaced || fault.carried_out === true;
  const right = carriedOut ? await handle(request, world, world.now) : empty(500);
  const status = fault.status ?? right.status;
  const headers = new Headers(replaced ? {} : right.headers);
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value);
  if (fault.text !== undefined) return html(status, fault.text, headers);
  const isJson = right.headers.get('content-type') === 'application/json';
  const own = replaced
    ? {message: 'A fault was set for this request.'}
    : isJson
      ? await right.json()
      : null;
  const document = fault.json ?? own;
  if (document !== null) return json(status, changed(document, fault.set ?? {}), headers);
  return right.body === null ? empty(status, headers) : html(status, await right.text(), headers);
}

function outgoingResponse(
  response: Response,
  fault: Fault | null,
  latency: number,
): OutgoingResponse {
  return {
    response,
    delay_ms: latency + (fault?.delay_ms ?? 0),
    cut_after_bytes: fault?.cut_after_bytes ?? null,
    bytes_per_second: fault?.bytes_per_second ?? null,
    drop: fault?.drop !== undefined,
  };
}

/** The document with the values put in at their paths; a path that leads nowhere is left out. */
function changed(document: unknown, values: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(document);
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
