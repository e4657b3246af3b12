/**
 * The responses that endpoints give, as the platform's own `Response`.
 */
import {jsonText} from './json-text.ts';

/** A response in the place of a result. It is thrown, so that an endpoint reads as what it does. */
export class Refusal extends Error {
  readonly response: Response;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.response = json(status, {message}, headers);
  }
}

/** A response with a JSON document. */
export function json(status: number, document: unknown, headers: HeadersInit = {}): Response {
  return respond(status, jsonText(document), 'application/json', headers);
}

/** A page for a person's browser. */
export function html(status: number, text: string, headers: HeadersInit = {}): Response {
  return respond(status, text, 'text/html; charset=utf-8', headers);
}

/** A response without a body. */
export function empty(status: number, headers: HeadersInit = {}): Response {
  return new Response(null, {status, headers});
}

type HeadersInit = Headers | Readonly<Record<string, string>>;

/** Statuses whose responses cannot have a body (Fetch standard). */
const bodiless = new Set([204, 205, 304]);

/** A text has a Content-Length; one in pieces has none, and is sent as it is written. */
function respond(
  status: number,
  text: string | Iterable<string>,
  type: string,
  headers: HeadersInit,
): Response {
  const all = new Headers(headers);
  if (text === '' || bodiless.has(status)) return empty(status, all);
  if (!all.has('content-type')) all.set('content-type', type);
  if (typeof text !== 'string') return new Response(encoded(text), {status, headers: all});
  all.set('content-length', String(Buffer.byteLength(text)));
  return new Response(text, {status, headers: all});
}

async function* encoded(pieces: Iterable<string>): AsyncGenerator<Uint8Array> {
  // eslint-disable-next-line @typescript-eslint/await-thenable -- lets other requests in between
  for (const piece of pieces) yield await Buffer.from(piece);
}
