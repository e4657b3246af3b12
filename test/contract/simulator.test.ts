import {describe, expect, test} from 'vitest';
import type {Exchange} from './exchange/exchange.ts';
import {exchanges} from './exchanges/index.ts';
import {playOnSimulator} from './sides/simulator-side.ts';
import {mismatches} from './exchange/template.ts';

describe('the simulator, asked as documented, answers as documented:', () => {
  for (const exchange of exchanges) test(exchange.title, () => check(exchange));
});

async function check(exchange: Exchange): Promise<void> {
  const {names, status, contentType, text} = await playOnSimulator(exchange);
  const documented = exchange.response(names);
  expect(status, text).toBe(documented.status);
  // The article: all responses are JSON-encoded.
  expect(contentType).toBe(text === '' ? null : 'application/json');
  if (documented.body === null) expect(text).toBe('');
  if (documented.body === null || documented.body === undefined) return;
  const body = JSON.parse(text) as object;
  expect(mismatches(documented.body, body)).toEqual([]);
  for (const field of documented.without ?? []) expect(body).not.toHaveProperty(field);
}
