import {STATUS_CODES} from 'node:http';
import {deepestJson, isObject, type Json} from '../../domain/json.ts';
import {again, newToken, type NextStep} from '../../next-step.ts';
import {formatDuration} from '../../domain/text/duration.ts';
import {Failure, type FailureKind} from '../../errors.ts';
import type {Method, Response} from './message.ts';

/** Where trying again helps. */
export const later = again('try again later; status: https://status.heroku.com');
/** Where it is not known whether a change was made. */
export const lookFirst: NextStep = {
  run: 'connections:list',
  note: 'check before you retry: the request may have been accepted',
};

/**
 * An answer that says no. The service's own words become the reason.
 *
 * @param tokenVariable the environment variable that the token is from, which goes before a stored one
 */
export function failedStatus(method: Method, response: Response, tokenVariable?: string): Failure {
  const body = bodyOf(response);
  const {status} = response;
  const {host} = new URL(response.url);
  const {kind, message} = meaningOf(status, host, tokenVariable);
  const retryAfter = status === 429 || status === 503 ? secondsToWait(response, body) : null;
  const taken = method !== 'GET' && status >= 500 ? ({taken: 'unknown'} as const) : null;
  return new Failure(kind, message, {
    reason: `${withoutPeriod(messageOf(body) ?? withoutMessage(response))} (${describeStatus(status)}).`,
    next:
      taken !== null && retryAfter === null ? lookFirst : nextFor(kind, retryAfter, tokenVariable),
    details: {
      http_status: status,
      host,
      ...(retryAfter !== null && {retry_after: retryAfter}),
      ...taken,
      ...(isObject(body) && {response: body}),
    },
    facts: {httpStatus: status, ...(retryAfter !== null && {retryAfter}), ...taken},
  });
}

/** A 2xx whose body is not what the API documents; what changes something was taken all the same. */
export function notJson(
  method: Method,
  url: URL,
  text: string,
  contentType: string | undefined,
): Failure {
  const taken = method === 'GET' ? null : ({taken: 'unknown'} as const);
  const what = text.trim() === '' ? 'nothing' : (contentType ?? 'text').split(';')[0];
  return new Failure('service', `${url.host} did not send JSON.`, {
    reason: `It sent ${what}, ${Buffer.byteLength(text)} bytes.`,
    next: taken === null ? later : lookFirst,
    details: {host: url.host, ...taken},
    facts: {...taken},
  });
}

/** A 2xx whose JSON nests deeper than anything that the service sends. */
export function tooDeep(method: Method, url: URL): Failure {
  const taken = method === 'GET' ? null : ({taken: 'unknown'} as const);
  return new Failure('service', `${url.host} sent an unreadable response.`, {
    reason: `The JSON is nested more than ${deepestJson} levels deep.`,
    next: taken === null ? later : lookFirst,
    details: {host: url.host, ...taken},
    facts: {...taken},
  });
}

/** A 2xx whose JSON lacks what cannot be done without. */
export function unexpectedShape(what: string): Failure {
  return new Failure('service', 'Unexpected response from Heroku Connect.', {
    reason: what,
    next: {run: 'api', args: ['PATH'], note: 'shows the raw response'},
  });
}

/**
 * The message in an error's body. The service writes `message`, sometimes `error`; a framework
 * behind it writes `detail`, or lists of sentences by field.
 */
export function messageOf(body: Json): string | null {
  if (!isObject(body)) return null;
  const message = ['message', 'error', 'detail'].map((key) => body[key]).find(isSentence);
  if (message === undefined) return sentences(body).join('; ') || null;
  // What is wrong with which field stands beside the message, not in it.
  const more = sentences(body.errors ?? null);
  return more.length === 0
    ? message.trim()
    : `${withoutPeriod(message.trim())}: ${more.join('; ')}`;
}

/** The budget is one of a day, so nothing has to be waited for longer. */
const longestWait = 86_400;

/** The seconds of the documented throttle sentence; null for what cannot be meant. */
export function throttledSeconds(message: string | null): number | null {
  return seconds(/available in (\d+(?:\.\d+)?) seconds?/i.exec(message ?? '')?.[1]);
}

function seconds(text: string | undefined): number | null {
  if (text === undefined || !/^\d+(\.\d+)?$/.test(text.trim())) return null;
  return Number(text) <= longestWait ? Number(text) : null;
}

function isSentence(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function sentences(value: Json, path = ''): string[] {
  if (typeof value === 'string') return [path === '' ? value : `${path}: ${value}`];
  if (Array.isArray(value)) return value.flatMap((item) => sentences(item, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    sentences(item, path === '' ? key : `${path}.${key}`),
  );
}

function bodyOf(response: Response): Json {
  try {
    return response.json();
  } catch {
    return null;
  }
}

function meaningOf(
  status: number,
  host: string,
  tokenVariable: string | undefined,
): {kind: FailureKind; message: string} {
  if (status === 401) {
    const from = tokenVariable === undefined ? '' : ` in ${tokenVariable}`;
    return {kind: 'auth', message: `The token${from} was rejected.`};
  }
  if (status === 403) return {kind: 'auth', message: 'Permission denied.'};
  if (status === 404 || status === 410) {
    return {kind: 'not_found', message: 'Not found.'};
  }
  if (status === 429) return {kind: 'service', message: 'Request limit reached.'};
  if (status < 400) return {kind: 'service', message: `${host} sent a redirect.`};
  if (status === 408 || status >= 500)
    return {kind: 'service', message: `${host} reported an error.`};
  return {kind: 'refused', message: 'Heroku Connect rejected the request.'};
}

function nextFor(
  kind: FailureKind,
  retryAfter: number | null,
  tokenVariable: string | undefined,
): NextStep {
  if (retryAfter !== null) return again(`in ${formatDuration(retryAfter * 1000)}`);
  if (kind === 'auth') return newToken(tokenVariable);
  if (kind === 'service') return later;
  return kind === 'not_found'
    ? {run: 'connections:list', note: 'lists your connections'}
    : {help: true};
}

function withoutMessage(response: Response): string {
  const location = response.headers.location;
  if (typeof location === 'string') return 'The response redirects to another address';
  const text = response.text.trim();
  const isPage = text !== '' && !/^[[{"]/.test(text);
  return isPage ? 'The response is a web page, not a reason' : 'No reason given';
}

function withoutPeriod(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function describeStatus(status: number): string {
  return [String(status), STATUS_CODES[status]].filter(Boolean).join(' ');
}

function secondsToWait(response: Response, body: Json): number | null {
  const header = response.headers['retry-after'];
  return (
    throttledSeconds(messageOf(body)) ?? seconds(typeof header === 'string' ? header : undefined)
  );
}
