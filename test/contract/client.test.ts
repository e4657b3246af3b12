import {afterEach, describe, expect, test} from 'vitest';
import {playCall, playCommand, requestsOf} from './sides/client-side.ts';
import {documentedBody} from './exchange/documented-body.ts';
import type {CallClientSide, CommandClientSide, Exchange} from './exchange/exchange.ts';
import {exchanges} from './exchanges/index.ts';
import {documented} from './exchange/names.ts';
import {endScripts} from './sides/scripted-service.ts';

afterEach(endScripts);

describe('the client asks as documented and understands the documented answer:', () => {
  for (const exchange of exchanges) {
    for (const [index, half] of (exchange.client ?? []).entries()) {
      const way = 'call' in half ? 'api layer' : half.hconnect.join(' ');
      test(`${exchange.title} (${index + 1}: ${way})`, () =>
        'call' in half ? checkCall(exchange, half) : checkCommand(exchange, half));
    }
  }
});

async function checkCommand(exchange: Exchange, half: CommandClientSide): Promise<void> {
  const {result, sent} = await playCommand(exchange, half);
  const {stdout, stderr, status} = result;
  expect(sent, stderr).toEqual(requestsOf(exchange, half));
  expect(stdout + stderr).not.toContain(documented.token);
  const {ends} = half;
  if ('fails' in ends) {
    expect({status, stdout}).toEqual({status: ends.status, stdout: ''});
    const {error} = JSON.parse(stderr) as {error: object};
    expect(error).toMatchObject({code: ends.fails, ...ends.details});
    return;
  }
  expect(status, stderr).toBe(0);
  if ('shows' in ends) {
    const words = stdout.replace(/(?<=\S) +/g, ' ');
    for (const part of ends.shows) expect(words).toContain(part);
  } else {
    expect(asSent(JSON.parse(stdout, withoutPath))).toEqual(
      ends.prints(documentedBody(exchange) ?? null),
    );
  }
}

/** What hconnect adds of its own, by which it judges what the service sent. */
const computed = ['health', 'health_reason', 'service_message'];

/** A document as far as the service sent it. */
function asSent(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(asSent);
  if (typeof document !== 'object' || document === null) return document;
  const sent = Object.entries(document).filter(([key]) => !computed.includes(key));
  return Object.fromEntries(sent.map(([key, value]) => [key, asSent(value)]));
}

async function checkCall(exchange: Exchange, half: CallClientSide): Promise<void> {
  const {result, sent} = await playCall(exchange, half);
  expect(sent).toEqual(requestsOf(exchange, null));
  expect(result).toEqual(half.returns);
}

/** The path of a backup is of this machine and this moment. */
function withoutPath(key: string, value: unknown): unknown {
  return key === 'backup' && typeof value === 'string' ? 'FILE' : value;
}
