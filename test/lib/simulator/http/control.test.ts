import {expect, test} from 'vitest';
import {start, text} from '../client.ts';

test('GET /_simulator: describes the controls, without a token', async () => {
  const {control, simulator} = await start({scenario: 'granted', seed: 5});
  const {status, body} = await control('GET', '/');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    scenario: 'granted',
    seed: 5,
    speed: 0,
    now: '2026-01-15T09:00:00.000000Z',
    addresses: {discovery: simulator.discovery_url, cells: simulator.region_urls},
  });
  expect((await control('GET', '')).body).toEqual(body);
  for (const {method, path} of body.controls) {
    if (method !== 'GET') continue;
    expect([path, (await control('GET', path.replace('/_simulator', ''))).status]).toEqual([
      path,
      200,
    ]);
  }
});

test('unknown control: 404; a control on an API path: 404', async () => {
  const {control, send, cell} = await start();
  expect((await control('GET', '/nothing')).status).toBe(404);
  expect((await control('PUT', '/clock')).status).toBe(405);
  expect((await send('GET', `${cell('virginia')}/_simulator/`)).status).toBe(404);
  expect((await send('GET', '/_simulatorx')).status).toBe(404);
});

test('clock at speed 0: moves by advance only', async () => {
  const {control, advance} = await start();
  expect((await control('POST', '/clock', {advance: 90})).body).toEqual({
    now: '2026-01-15T09:01:30.000000Z',
    speed: 0,
  });
  advance(30);
  expect((await control('GET', '/clock')).body.now).toBe('2026-01-15T09:02:00.000000Z');
  for (const body of [{advance: -1}, {advance: 1e15}, {advance: '5'}, {}, []]) {
    expect((await control('POST', '/clock', body)).status).toBe(400);
  }
  for (const seconds of [-1, NaN, Infinity])
    expect(() => {
      advance(seconds);
    }).toThrow(/advance must be/);
});

test('journal: has every request but those to the controls', async () => {
  const {control, send, connection, simulator, advance} = await start();
  const url = await connection('acme-production');
  advance(5);
  await send('POST', `${url}/actions/pause`, {token: 'another'});
  const {pathname} = new URL(url);
  const journal = [
    {
      host: 'discovery',
      method: 'GET',
      path: '/connections',
      query: '?page_size=1000',
      status: 200,
      at: '2026-01-15T09:00:00.000000Z',
    },
    {
      host: 'virginia-3',
      method: 'POST',
      path: `${pathname}/actions/pause`,
      query: '',
      status: 401,
      at: '2026-01-15T09:00:05.000000Z',
    },
  ];
  expect(simulator.requests()).toEqual(journal);
  expect((await control('GET', '/requests')).body).toEqual({count: 2, results: journal});
  expect(JSON.stringify(journal)).not.toContain(simulator.token);
  expect((await control('DELETE', '/requests')).status).toBe(204);
  expect(simulator.requests()).toEqual([]);
});

test('GET /assumptions: each with its evidence', async () => {
  const {control} = await start();
  expect((await control('GET', '/assumptions')).body).toMatchObject({
    paging: {assumed: text(/page (counts from|starts at) 1/), evidence: text(/framework/)},
  });
});

test('behaviors: read and set; 400 for a wrong one', async () => {
  const {control, send, get, connection} = await start();
  const url = await connection('acme-production');
  expect((await control('GET', '/behaviors')).body.lag_seconds).toMatchObject({
    value: 1,
    default: 1,
  });
  const {status, body} = await control('POST', '/behaviors', {lag_seconds: 0});
  expect([status, body.lag_seconds]).toMatchObject([200, {value: 0}]);
  await send('POST', `${url}/actions/pause`);
  expect((await get(url)).state).toBe('PAUSED');
  for (const wrong of [{lag: 1}, {lag_seconds: '1'}, {lag_seconds: -1}, {bad_import: 'maybe'}]) {
    const reply = await control('POST', '/behaviors', wrong);
    expect([wrong, reply.status, typeof reply.body.message]).toEqual([wrong, 400, 'string']);
  }
});

test('control sent without a content type: accepted', async () => {
  const {control, send, simulator} = await start();
  for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
    const reply = await send('POST', `${simulator.control_url}/clock`, {
      body: '{"advance": 1}',
      headers: {'Content-Type': type},
    });
    expect([type, reply.status]).toEqual([type, 200]);
  }
  expect((await control('GET', '/clock')).body.now).toBe('2026-01-15T09:00:02.000000Z');
});

test('event without a name, or for an unknown or ambiguous connection: refused', async () => {
  const {control, get, connection} = await start();
  const happen = (name: string, body: object): ReturnType<typeof control> =>
    control('POST', `/connections/${name}/events`, body);
  expect((await happen('nowhere', {event: 'system_error'})).status).toBe(404);
  expect((await happen('%zz', {event: 'system_error'})).status).toBe(400);
  const several = await happen('acme-billing', {event: 'system_error'});
  expect([several.status, several.body.message]).toEqual([
    400,
    expect.stringContaining('herokuconnect-tapered-60106'),
  ]);
  const unknown = await happen('acme-staging', {event: 'explosion'});
  expect(unknown.body.message).toContain('authorization_lost');
  for (const body of [
    {event: 'moved', cell: 'mars'},
    {event: 'loads', outcome: 'maybe'},
    {event: 'mapping_error', object_name: 'Nothing'},
    {event: 'dashboard_edit'},
    {event: 'requests_used', used: -1},
  ]) {
    expect([body, (await happen('acme-staging', body)).status]).toEqual([body, 400]);
  }
  const url = await connection('acme-staging');
  expect((await happen((await get(url)).id, {event: 'system_error'})).status).toBe(200);
  expect((await get(url)).state).toBe('SYSTEM_ERROR');
});

test('dashboard events: edit, create, reload and delete mappings', async () => {
  const {send, states, mapping, happen, connection} = await start();
  const url = await connection('acme-staging');
  const before = await mapping(url, 'Product2');
  await happen('acme-staging', 'dashboard_edit', {
    object_name: 'Product2',
    config: {sf_polling_seconds: 1200},
  });
  const after = await mapping(url, 'Product2');
  expect(after.sf_polling_seconds).toBe(1200);
  expect(after.config.fields).toEqual(before.config.fields);
  const stale = await send('PUT', before.url, {json: {config: before.config}});
  expect(stale.status).toBe(409);
  await happen('acme-staging', 'dashboard_edit', {
    object_name: 'User',
    config: {fields: {Id: {}}},
  });
  await happen('acme-staging', 'dashboard_reload', {object_name: 'Contact'});
  await happen('acme-staging', 'dashboard_delete', {object_name: 'Opportunity'});
  expect(await states(url)).toEqual([
    'IDLE',
    'Account:DATA_SYNCED',
    'Contact:DATA_SYNCED',
    'Product2:DATA_SYNCED',
    'User:INITIAL',
  ]);
});

test('events moved and removed: connection on another cell, or gone', async () => {
  const {send, get, happen, connection} = await start();
  const url = await connection('acme-staging');
  await happen('acme-staging', 'moved', {cell: 'virginia-2'});
  expect((await send('GET', url)).status).toBe(404);
  const there = await connection('acme-staging');
  expect(new URL(there).pathname).toBe(new URL(url).pathname);
  expect((await get(there)).state).toBe('IDLE');
  await happen('acme-staging', 'removed');
  expect((await send('GET', there)).status).toBe(404);
  expect((await get('/connections?app=acme-staging')).count).toBe(0);
});

test('event polling_stuck with stuck=false: pause is possible again', async () => {
  const {get, happen, connection, advance} = await start();
  const url = await connection('acme-staging');
  await happen('acme-staging', 'polling_stuck');
  advance(10_000);
  expect((await get(url)).state).toBe('POLLING_DB_CHANGES');
  await happen('acme-staging', 'polling_stuck', {stuck: false});
  expect((await get(url)).state).toBe('IDLE');
});
