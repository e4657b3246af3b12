/**
 * The responses that endpoints give, as the platform's own `Response`.
 */
import {jsonText} from './json-text.ts';

/**
 * A response in the place of a result (assumption `refusal_sentences`). It is thrown, so that an
 * endpoint reads as what it does.
 */
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

/** What bodies were made of: to read a stream back costs more than the rest of an answer. */
const contents = new WeakMap<Response, string | Iterable<string>>();

/** The text of the body, or its pieces, each to be used once; nothing where there is no body. */
export function contentOf(response: Response): string | Iterable<string> {
  return contents.get(response) ?? '';
}

/** A text has a Content-Length; one in pieces has none, and is sent as it is written. */
function respond(
  status: number,
  text: string | Iterable<string>,
  type: string,
  given: HeadersInit,
): Response {
  if (text === '' || bodiless.has(status)) return empty(status, given);
  const headers = new Headers(given);
  if (!headers.has('content-type')) headers.set('content-type', type);
  const whole = typeof text === 'string';
  if (whole) headers.set('content-length', String(Buffer.byteLength(text)));
  const response = new Response(whole ? text : encoded(text), {status, headers});
  contents.set(response, text);
  return response;
}

async function* encoded(pieces: Iterable<string>): AsyncGenerator<Uint8Array> {
  // eslint-disable-next-line @typescript-eslint/await-thenable -- lets other requests in between
  for (const piece of pieces) yield await Buffer.from(piece);
}
