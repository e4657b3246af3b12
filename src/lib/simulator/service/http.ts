/**
 * Requests and answers as plain data, and the answers that the service gives.
 */

/** A request as it was received. */
export interface Received {
  /** `discovery`, or the name of a cell. */
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Body;
}

/** What the body of a request turned out to be. */
export type Body =
  | {readonly kind: 'none'}
  | {readonly kind: 'json'; readonly value: unknown}
  /** `parts` has the text of each field and file. */
  | {
      readonly kind: 'form';
      readonly type: string;
      readonly text: string;
      readonly parts: Readonly<Record<string, string>>;
    }
  | {readonly kind: 'malformed'; readonly problem: string}
  | {readonly kind: 'unsupported'; readonly type: string; readonly text: string}
  | {readonly kind: 'too_large'};

/** An answer: JSON, a page, or nothing. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly html?: string;
}

/** An answer in the place of a result. It is thrown, so that a route reads as what it does. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.answer = {status, headers, json: {message}};
  }
}

/** An answer with a JSON document. */
export function json(status: number, document: unknown): Answer {
  return {status, json: document};
}

/** An answer without a body. */
export function empty(status: number): Answer {
  return {status};
}

/** The JSON that was sent, or undefined when nothing was. Throws a Refusal for anything else. */
export function sentJson(body: Body): unknown {
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'json':
      return body.value;
    case 'malformed':
      throw new Refusal(400, body.problem);
    case 'form':
    case 'unsupported':
      throw new Refusal(415, `Unsupported media type "${body.type}" in request.`);
    case 'too_large':
      throw new Refusal(413, 'Request body is too large.');
  }
}
