import {expect, test} from 'vitest';
import {start} from '../client.ts';

test('request without the bearer token: 401', async () => {
  const {send, cell, simulator} = await start();
  const none = await send('GET', '/connections', {token: null});
  expect(none.status).toBe(401);
  expect(none.body).toEqual({message: 'Authentication credentials were not provided.'});
  const wrong = await send('GET', '/connections', {token: 'another'});
  expect([wrong.status, wrong.body.message]).toEqual([401, 'Invalid token.']);
  const basic = await send('GET', '/connections', {
    token: null,
    headers: {Authorization: `Basic ${simulator.token}`},
  });
  expect(basic.status).toBe(401);
  expect((await send('GET', `${cell('virginia')}/api/v3/connections`, {token: null})).status).toBe(
    401,
  );
  expect((await send('GET', '/connections')).status).toBe(200);
});

test('app before access is granted: nothing of it is shown', async () => {
  const {send, get, cell} = await start();
  expect((await get('/connections?app=acme-review')).count).toBe(0);
  const oregon = `${cell('oregon')}/api/v3`;
  expect((await get(`${oregon}/connections`)).results).toEqual([]);
  expect((await send('GET', `${oregon}/apps/acme-review`)).status).toBe(404);

  const granted = await send('POST', '/auth/acme-review');
  expect(granted.status).toBe(200);
  expect(Object.keys(granted.body)).toEqual(['user', 'connections', 'regions', 'cells']);
  expect(granted.body.connections).toHaveLength(8);

  const found = await get('/connections?app=acme-review');
  expect(found.results).toEqual([
    granted.body.connections.find((one) => one.app_name === 'acme-review'),
  ]);
  expect((await get(`${oregon}/connections`)).count).toBe(1);
  expect((await get(`${oregon}/apps/acme-review`)).db_keys).toEqual([
    {name: 'DATABASE_URL', addon: {plan: 'heroku-postgresql:standard-0'}},
  ]);
});

test('app named by its id: found', async () => {
  const {send, get} = await start();
  const {app_id} = (await get('/connections?app=acme-staging')).results[0]!;
  expect((await get(`/connections?app=${app_id}`)).results[0]?.app_name).toBe('acme-staging');
  expect((await send('POST', `/auth/${app_id}`)).status).toBe(200);
});

test('access to an app of others: 403; to an unknown one: 404', async () => {
  const {send, get} = await start();
  const foreign = await send('POST', '/auth/globex-crm');
  expect(foreign.status).toBe(403);
  expect(typeof foreign.body.message).toBe('string');
  expect((await get('/connections?app=globex-crm')).count).toBe(0);
  expect((await send('POST', '/auth/nowhere')).status).toBe(404);
  expect((await send('POST', '/auth/a%2Fb%3Fc')).status).toBe(404);
  expect((await send('POST', '/auth/%zz')).status).toBe(404);
});

test('POST /users/me/apps/<app>/auth on a cell: grants access', async () => {
  const {send, get, cell} = await start();
  const dublin = `${cell('dublin')}/api/v3`;
  const reply = await send('POST', `${dublin}/users/me/apps/acme-review/auth`);
  expect([reply.status, reply.body.connections.length]).toEqual([200, 8]);
  expect((await get('/connections?app=acme-review')).count).toBe(1);
  expect((await get(`${dublin}/users/me`)).email).toBe('ada@acme.example');
});

test('discovery item: has region, cell and detail_url', async () => {
  const {get, cell, simulator} = await start();
  const list = await get('/connections?app=acme-production');
  expect(Object.keys(list)).toEqual(['count', 'next', 'previous', 'results', 'regions', 'cells']);
  const region_url = cell('virginia-3');
  const item = list.results[0]!;
  expect(item).toEqual({
    id: item.id,
    resource_name: 'herokuconnect-regular-10482',
    display_name: 'acme-production:DATABASE_URL:salesforce',
    addon_type: 'Sync',
    app_name: 'acme-production',
    app_id: item.app_id,
    region: 'us',
    region_url,
    region_flag: 'united-states',
    region_label: 'Virginia (US)',
    cell: 'virginia-3',
    cell_label: 'Virginia 3 (US)',
    detail_url: `${region_url}/api/v3/connections/${item.id}`,
  });
  expect(list.cells['virginia-3']).toEqual({
    url: region_url,
    flag: 'united-states',
    label: 'Virginia 3 (US)',
  });
  expect(list.regions.eu).toEqual({flag: 'ireland', label: 'Dublin (EU)'});
  expect(Object.keys(list.cells).sort()).toEqual(Object.keys(simulator.region_urls).sort());
  expect(Object.keys(list.cells)).toHaveLength(10);
});

test('discovery list: filtered by app, resource name and add-on type', async () => {
  const {get} = await start();
  expect((await get('/connections?app=acme-billing')).count).toBe(2);
  const one = await get('/connections?app=acme-billing&resource_name=herokuconnect-tapered-60106');
  expect(one.results.map((item) => item.cell)).toEqual(['dublin-2']);
  expect((await get('/connections?addon_type=1')).count).toBe(7);
  expect((await get('/connections?addon_type=2')).count).toBe(0);
});

test('connection on another cell: 404', async () => {
  const {send, connection, simulator} = await start();
  const url = await connection('acme-production');
  expect((await send('GET', url)).status).toBe(200);
  for (const [name, address] of Object.entries(simulator.region_urls)) {
    const there = address + new URL(url).pathname;
    expect([name, (await send('GET', there)).status]).toEqual([
      name,
      name === 'virginia-3' ? 200 : 404,
    ]);
  }
});

test('unknown path: 404, wrong method: 405, both as JSON', async () => {
  const {send, connection, simulator} = await start();
  const lost = await send('GET', '/nothing');
  expect([lost.status, lost.body]).toEqual([404, {message: 'Not found.'}]);
  expect((await send('GET', `${simulator.discovery_url}/api/v3/connections`)).status).toBe(404);
  const wrong = await send('DELETE', '/connections');
  expect([wrong.status, wrong.body]).toEqual([405, {message: 'Method "DELETE" not allowed.'}]);
  expect(wrong.headers.get('allow')).toBe('GET, HEAD');
  const url = await connection('acme-production');
  expect((await send('GET', `${url}/actions/pause`)).status).toBe(405);
  expect((await send('PUT', url)).headers.get('allow')).toBe('GET, PATCH, HEAD');
});

test('HEAD: answers as GET, without the body', async () => {
  const {send} = await start();
  const full = await send('GET', '/connections');
  const bare = await send('HEAD', '/connections');
  expect([bare.status, bare.text]).toEqual([200, '']);
  expect(bare.headers.get('content-length')).toBe(full.headers.get('content-length'));
});

test('hidden_status=403: 403 for what is not granted', async () => {
  const {send, get, happen, cell} = await start({behaviors: {hidden_status: 403}});
  const url = (await get('/connections?app=acme-staging')).results[0]!.detail_url;
  await happen('acme-staging', 'access_revoked');
  expect((await send('GET', url)).status).toBe(403);
  expect((await send('GET', `${cell('oregon')}/api/v3/apps/acme-review`)).status).toBe(403);
});

test.each(['default', 'empty'])(
  '%s, app without a connection: 200 with no results',
  async (scenario) => {
    const {send, get} = await start({scenario});
    expect((await get('/connections?app=acme-website')).results).toEqual([]);
    const {status, body} = await send('POST', '/auth/acme-website');
    expect(status).toBe(200);
    expect(body.connections.filter(({app_name}) => app_name === 'acme-website')).toEqual([]);
    expect((await send('POST', '/auth/acme-nowhere')).status).toBe(404);
  },
);
