import nock from 'nock';
import type {Json} from '../../../src/lib/domain/json.ts';
import {readSent, type Sent} from '../exchange/request.ts';

/** An answer that is given whatever the request was. */
export interface ScriptedAnswer {
  readonly status: number;
  /** Undefined for an empty one. */
  readonly body: Json | undefined;
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

/**
 * Answers on every https host of heroku.com, one answer after the other.
 * There is no other network. A request too many is refused.
 *
 * @returns the requests, which are added as they come
 */
export function scriptService(answers: readonly ScriptedAnswer[]): readonly Sent[] {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  const received: Sent[] = [];
  const script = [...answers];
  const scope = nock(/^https:\/\/[\w-]+\.heroku\.com/).persist();
  for (const method of methods) {
    scope.intercept(/^/, method).reply(function (path, body) {
      const headers = new Headers(this.req.headers);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const url = `https://${headers.get('host') ?? ''}${path}`;
      received.push(readSent(method, url, headers, text));
      const answer = script.shift() ?? {status: 400, body: {message: 'One request too many.'}};
      return answer.body === undefined
        ? [answer.status]
        : [answer.status, JSON.stringify(answer.body), {'content-type': 'application/json'}];
    });
  }
  return received;
}

// It is in the way of real requests from its import on, and files of tests share a process.
nock.restore();

/** Ends every script. */
export function endScripts(): void {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
}
