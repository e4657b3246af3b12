import {expect, test} from 'vitest';
import {start} from '../client.ts';

test('connection: has every field ever seen', async () => {
  const {get, connection} = await start();
  const url = await connection('acme-production');
  const details = await get(url);
  expect(Object.keys(details).sort()).toEqual(
    [
      'id _id name internal_name resource_name addon_id app_name app_id team_name',
      'enterprise_account_name schema_name db_key database organization_id state',
      'mappings_summary_state detail_url notifications_url tags sf_info api_version created_at',
      'auth_updated plan free_edition dogwood user_info metrics logplex_log_enabled deletable',
      'large_query_threshold bulk_page_size soap_batch_size features odata sf_instance sf_region',
    ]
      .join(' ')
      .split(' ')
      .sort(),
  );
  expect(details).toMatchObject({
    internal_name: 'acme-production',
    schema_name: 'salesforce',
    db_key: 'DATABASE_URL',
    database: {port: 5432},
    organization_id: '00D000000000001EAA',
    state: 'IDLE',
    mappings_summary_state: 'OK',
    detail_url: `/api/v3/connections/${details.id}`,
    plan: 'enterprise',
    free_edition: false,
    sf_info: {username: 'integration@acme.example', environment: 'production'},
    user_info: {email: 'casey.sample@acme.example', profile_perms: {type: 'Profile'}},
  });
  expect(details.addon_id).toBe(details.id);
  expect(details.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  expect(new URL(details.detail_url, url).href).toBe(url);
});

test('connection, deep=true in any case: has the mappings', async () => {
  const {get, connection} = await start();
  const url = await connection('acme-production');
  for (const [value, deep] of [
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['', false],
  ] as const) {
    expect([value, 'mappings' in (await get(`${url}?deep=${value}`))]).toEqual([value, deep]);
  }
  const {mappings} = await get(`${url}?deep=true`);
  expect(mappings).toHaveLength(6);
  const [account] = mappings;
  expect(await get(new URL(account!.detail_url, url).href)).toEqual(account);
});

test('list of a cell: filtered by app, resource name and id', async () => {
  const {get, connection, cell} = await start();
  const list = `${cell('dublin-2')}/api/v3/connections`;
  const apps = (await get(list)).results.map((one) => one.app_name);
  expect(apps).toEqual(['acme-onboarding', 'acme-billing']);
  const url = await connection('herokuconnect-tapered-60106');
  const details = await get(url);
  for (const filter of [
    'app=acme-billing',
    'resource_name=herokuconnect-tapered-60106',
    `resource_id=${details.id}`,
  ]) {
    expect((await get(`${list}?${filter}`)).results).toEqual([details]);
  }
  expect((await get(`${list}?app=nowhere`)).count).toBe(0);
  const [deep] = (await get(`${list}?app=acme-billing&deep=true`)).results;
  expect(deep).toEqual(await get(`${url}?deep=true`));
});

test('idle connection: polls its database at the interval', async () => {
  const {get, connection, advance} = await start();
  const url = await connection('acme-production');
  const seen: string[] = [];
  for (let second = 0; second < 30; second += 1) {
    seen.push((await get(url)).state);
    advance(1);
  }
  expect(seen.filter((state) => state === 'POLLING_DB_CHANGES')).toHaveLength(3);
  expect(seen.filter((state) => state === 'IDLE')).toHaveLength(27);
});

test('new connection, configured: NEED_AUTHENTICATION', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-onboarding');
  expect(await get(url)).toMatchObject({
    state: 'NEW',
    db_key: null,
    schema_name: 'salesforce',
    database: {host: null, database: null, port: null},
    organization_id: null,
    auth_updated: null,
    user_info: {},
  });
  const cell = url.split('/connections')[0] ?? '';
  const {db_keys} = await get(`${cell}/apps/acme-onboarding`);
  expect(db_keys.map((one) => one.name)).toEqual(['DATABASE_URL', 'HEROKU_POSTGRESQL_AQUA_URL']);

  const half = await send('PATCH', url, {json: {schema_name: 'contacts'}});
  expect([half.status, half.body.state, half.body.schema_name]).toEqual([200, 'NEW', 'contacts']);
  const whole = await send('PATCH', url, {json: {db_key: 'HEROKU_POSTGRESQL_AQUA_URL'}});
  expect([whole.status, whole.body.state]).toEqual([202, 'NEW']);
  expect(whole.body.name).toBe('acme-onboarding:HEROKU_POSTGRESQL_AQUA_URL:contacts');
  expect((await get(url)).state).toBe('NEW');
  advance(3);
  expect(await get(url)).toMatchObject({state: 'NEED_AUTHENTICATION', database: {port: 5432}});
});

test('new connection with an authorization, configured: IDLE', async () => {
  const {send, get, connection, advance} = await start({scenario: 'granted'});
  const url = await connection('acme-review');
  const body = {db_key: 'DATABASE_URL', schema_name: 'salesforce', name: 'review'};
  const reply = await send('PATCH', url, {json: body});
  expect([reply.status, reply.body.name]).toEqual([202, 'review']);
  advance(3);
  expect((await get(url)).state).toBe('IDLE');
  advance(11);
  expect((await get(url)).auth_updated).not.toBeNull();
});

test('PATCH that changes nothing: 200', async () => {
  const {send, connection} = await start();
  const url = await connection('acme-production');
  const same = {db_key: 'DATABASE_URL', schema_name: 'salesforce'};
  expect((await send('PATCH', url, {json: same})).status).toBe(200);
  expect((await send('PATCH', url)).status).toBe(200);
  const renamed = await send('PATCH', url, {json: {name: 'another'}});
  expect([renamed.status, renamed.body.name]).toEqual([200, 'another']);
});

test('PATCH to another schema: loads every table anew, or 409 by the behavior', async () => {
  const {send, states, connection, advance} = await start();
  const url = await connection('acme-staging');
  expect((await send('PATCH', url, {json: {schema_name: 'other'}})).status).toBe(202);
  expect((await states(url)).slice(1, 3)).toEqual(['Account:INITIAL', 'Contact:INITIAL']);
  advance(120);
  expect((await states(url)).slice(1, 3)).toEqual(['Account:DATA_SYNCED', 'Contact:DATA_SYNCED']);

  const strict = await start({behaviors: {reconfigure: 'refuse'}});
  const there = await strict.connection('acme-staging');
  const refused = await strict.send('PATCH', there, {json: {schema_name: 'other'}});
  expect(refused.status).toBe(409);
  expect((await strict.get(there)).schema_name).toBe('salesforce');
});

test('PATCH with wrong values: 400 with the reason', async () => {
  const {send, get, connection} = await start();
  const url = await connection('acme-onboarding');
  for (const [json, words] of [
    [{db_key: 'NOWHERE_URL'}, 'The app has no database NOWHERE_URL.'],
    [{schema_name: 'two words'}, 'is not a valid schema name'],
    [{schema_name: 'pg_catalog'}, 'is not a valid schema name'],
    [{schema_name: ''}, 'is not a valid schema name'],
    [{name: 7}, 'name must be a string'],
    [{db_key: null}, 'db_key must be a string'],
    [['db_key'], 'must be an object'],
  ] as const) {
    const reply = await send('PATCH', url, {json});
    expect([reply.status, reply.body.message]).toEqual([400, expect.stringContaining(words)]);
  }
  const broken = await send('PATCH', url, {
    body: '{"db_key": ',
    headers: {'Content-Type': 'application/json'},
  });
  expect([broken.status, broken.body.message]).toEqual([
    400,
    expect.stringContaining('JSON parse error'),
  ]);
  const form = await send('PATCH', url, {
    body: 'db_key=DATABASE_URL',
    headers: {'Content-Type': 'application/x-www-form-urlencoded'},
  });
  expect(form.status).toBe(415);
  expect((await get(url)).db_key).toBeNull();
});

test('PATCH with database_key: ignored, or 400 by the behavior', async () => {
  const {send, get, connection} = await start();
  const url = await connection('acme-onboarding');
  const json = {database_key: 'DATABASE_URL', schema_name: 'salesforce'};
  expect((await send('PATCH', url, {json})).status).toBe(200);
  expect((await get(url)).db_key).toBeNull();
  const strict = await start({behaviors: {database_key: 'reject'}});
  const there = await strict.connection('acme-onboarding');
  expect((await strict.send('PATCH', there, {json})).status).toBe(400);
});
