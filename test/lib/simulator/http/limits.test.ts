import {expect, test} from 'vitest';
import {start} from '../client.ts';

test('budget used up: 429 with the documented sentence, until the next day', async () => {
  const {send, get, cell, connection, advance} = await start({scenario: 'throttled'});
  const url = await connection('acme-production');
  for (let request = 0; request < 5; request += 1) {
    expect((await send('GET', url)).status).toBe(200);
  }
  const refused = await send('GET', url);
  expect([refused.status, refused.body]).toEqual([
    429,
    {message: 'Request was throttled. Expected available in 72570 seconds.'},
  ]);
  expect(refused.headers.has('retry-after')).toBe(false);
  const pause = await send('POST', `${url}/actions/pause`);
  expect(pause.status).toBe(429);
  const list = `${cell('virginia-3')}/api/v3/connections`;
  expect((await get(list)).results[0]?.state).toBe('IDLE');

  advance(72_569.5);
  expect((await send('GET', url)).body.message).toContain('available in 1 seconds');
  advance(0.5);
  expect((await send('GET', url)).status).toBe(200);
});

test('budget: counted per connection, its mappings included', async () => {
  const {send, get, mapping, connection} = await start({behaviors: {daily_requests: 3}});
  const url = await connection('acme-production');
  const account = await mapping(url, 'Account');
  await get(account.url);
  await get(`${url}/errors`);
  expect((await send('GET', account.url)).status).toBe(429);
  expect((await send('GET', await connection('acme-staging'))).status).toBe(200);
});

test('429 with retry_after=true: has Retry-After', async () => {
  const {send, connection, happen} = await start({behaviors: {retry_after: true}});
  const url = await connection('acme-production');
  await happen('acme-production', 'requests_used', {used: 5000});
  const refused = await send('GET', url);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '86400']);
});

test('POST with X-HTTP-Method-Override: acts as that method', async () => {
  const {send, get, mapping, connection, simulator} = await start();
  const url = await connection('acme-production');
  const override = (method: string): {headers: Record<string, string>} => ({
    headers: {'X-HTTP-Method-Override': method},
  });
  const patched = await send('POST', url, {json: {name: 'renamed'}, ...override('PATCH')});
  expect([patched.status, (await get(url)).name]).toEqual([200, 'renamed']);
  const {url: at, config} = await mapping(url, 'Case');
  const json = {config: {...config, sf_polling_seconds: 1200}};
  expect((await send('POST', at, {json, ...override('put')})).status).toBe(200);
  expect((await send('POST', at, override('DELETE'))).status).toBe(204);
  expect((await send('GET', at)).status).toBe(404);
  expect(simulator.requests().at(-2)).toMatchObject({method: 'POST', override: 'DELETE'});

  expect((await send('POST', url, override('GET'))).status).toBe(405);
  expect((await send('GET', url, override('DELETE'))).status).toBe(200);
  expect((await send('POST', url)).status).toBe(405);
});

test('body above the limit: 413, and the connection stays open', async () => {
  const {send, connection} = await start({behaviors: {max_body_bytes: 1000}});
  const url = await connection('acme-production');
  const json = {mappings: [{object_name: 'x'.repeat(100_000)}]};
  const reply = await send('POST', `${url}/actions/import`, {json});
  expect([reply.status, typeof reply.body.message]).toEqual([413, 'string']);
  expect((await send('POST', `${url}/actions/import`, {json: {mappings: []}})).status).toBe(202);
  const unknown = await send('POST', `${url}/actions/import`, {json, token: 'another'});
  expect(unknown.status).toBe(401);
});
