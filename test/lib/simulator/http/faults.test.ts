import {expect, test} from 'vitest';
import {start} from '../client.ts';

test('fault with skip and times: meets so many requests after those', async () => {
  const {send, control} = await start();
  const fault = {method: 'GET', path: '/connections', status: 503, skip: 1, times: 2};
  expect((await control('POST', '/faults', fault)).status).toBe(201);
  const statuses = [];
  for (let request = 0; request < 5; request += 1) {
    statuses.push((await send('POST', '/auth/acme-staging')).status);
    statuses.push((await send('GET', '/connections')).status);
  }
  expect(statuses).toEqual([200, 200, 200, 503, 200, 503, 200, 200, 200, 200]);
  expect((await control('GET', '/faults')).body.count).toBe(0);
});

test('fault with host and path: meets those alone', async () => {
  const {send, control, connection} = await start();
  const url = await connection('acme-production');
  await control('POST', '/faults', {host: 'virginia', status: 500, times: 100});
  expect((await send('GET', url)).status).toBe(200);
  expect((await send('GET', await connection('acme-staging'))).status).toBe(500);
  await control('DELETE', '/faults');
  await control('POST', '/faults', {path: '/api/v3/connections/*/actions/*', status: 500});
  expect((await send('GET', url)).status).toBe(200);
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(500);
});

test('fault with a status: request not carried out unless carried_out', async () => {
  const {send, get, control, connection, advance} = await start();
  const url = await connection('acme-production');
  const path = '/api/v3/connections/*/actions/pause';
  await control('POST', '/faults', {path, status: 502});
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(502);
  advance(2);
  expect((await get(url)).state).not.toBe('PAUSED');
  await control('POST', '/faults', {path, status: 502, carried_out: true});
  for (let second = 0; (await get(url)).state !== 'IDLE'; second += 1) {
    expect(second).toBeLessThan(10);
    advance(1);
  }
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(502);
  advance(2);
  expect((await get(url)).state).toBe('PAUSED');
});

test('fault with drop: connection reset before or after the request', async () => {
  const {send, get, control, connection, advance, simulator} = await start();
  const url = await connection('acme-production');
  await control('POST', '/faults', {method: 'POST', drop: 'before'});
  await expect(send('POST', `${url}/actions/pause`)).rejects.toThrow();
  advance(2);
  expect((await get(url)).state).toBe('IDLE');
  await control('POST', '/faults', {method: 'POST', drop: 'after'});
  await expect(send('POST', `${url}/actions/pause`)).rejects.toThrow();
  advance(2);
  expect((await get(url)).state).toBe('PAUSED');
  expect(simulator.requests().filter(({status}) => status === 0)).toHaveLength(2);
});

test('fault with cut, delay or rate: answer cut, late or slow', async () => {
  const {send, control} = await start();
  await control('POST', '/faults', {cut_after_bytes: 30});
  await expect(send('GET', '/connections')).rejects.toThrow();
  await control('POST', '/faults', {bytes_per_second: 20_000, delay_ms: 5});
  expect((await send('GET', '/connections')).body.count).toBe(7);
  await control('POST', '/faults', {
    status: 502,
    text: '<html>bad gateway</html>',
    headers: {'CONTENT-TYPE': 'text/html'},
  });
  const page = await send('GET', '/connections');
  expect([page.status, page.text, page.headers.get('content-type')]).toEqual([
    502,
    '<html>bad gateway</html>',
    'text/html',
  ]);
  const elsewhere = {status: 302, headers: {Location: 'http://other.example/'}};
  await control('POST', '/faults', elsewhere);
  const moved = await send('GET', '/connections');
  expect([moved.status, moved.headers.get('location')]).toEqual([302, 'http://other.example/']);
  await control('POST', '/faults', {text: '{"count": 7, "resul'});
  expect((await send('GET', '/connections')).text).toBe('{"count": 7, "resul');
});

test('fault with set: values put into the answer', async () => {
  const {send, control} = await start();
  const set = {'results.0.region_url': 'http://other.example', 'nowhere.at.all': 1, count: 'many'};
  await control('POST', '/faults', {set});
  const {body} = await send('GET', '/connections');
  expect(body.results[0]?.region_url).toBe('http://other.example');
  expect(body.count).toBe('many');
  expect(body.nowhere).toBeUndefined();
  expect((await send('GET', '/connections')).body.count).toBe(7);
});

test('fault with a wrong key or value: 400', async () => {
  const {control} = await start();
  for (const fault of [{statuss: 500}, {status: 99}, {drop: 'later'}, {times: -1}, {text: 1}, []]) {
    const reply = await control('POST', '/faults', fault);
    expect([fault, reply.status]).toEqual([fault, 400]);
  }
  expect((await control('GET', '/faults')).body.count).toBe(0);
});

test('flaky service: fails the same requests each time, at its percentage', async () => {
  const outcomes = async (seed: number): Promise<string[]> => {
    const {send} = await start({scenario: 'flaky', seed});
    const seen: string[] = [];
    for (let request = 0; request < 100; request += 1) {
      const outcome = await send('GET', '/connections').then(
        ({status}) => String(status),
        () => 'lost',
      );
      seen.push(outcome);
    }
    return seen;
  };
  const first = await outcomes(3);
  expect(await outcomes(3)).toEqual(first);
  expect(await outcomes(4)).not.toEqual(first);
  const failed = first.filter((outcome) => outcome !== '200').length;
  expect(failed).toBeGreaterThan(8);
  expect(failed).toBeLessThan(35);
  expect(new Set(first).size).toBeGreaterThanOrEqual(4);
});

test('slow service: answers late', async () => {
  const {send, control} = await start({behaviors: {latency_ms: 40}});
  const before = performance.now();
  await send('GET', '/connections');
  // A timer may be a little early by this clock.
  expect(performance.now() - before).toBeGreaterThan(35);
  expect((await control('POST', '/behaviors', {latency_ms: 0})).status).toBe(200);
});
