import {expect, test} from 'vitest';
import {type Client, document, start, text} from '../client.ts';

async function broken(
  event: string,
): Promise<Client & {readonly url: string; readonly restart: () => Promise<string>}> {
  const client = await start();
  const url = await client.connection('acme-staging');
  await client.happen('acme-staging', event);
  return {
    ...client,
    url,
    restart: async () => {
      await client.send('POST', `${url}/actions/restart`);
      client.advance(12);
      return (await client.get(url)).state;
    },
  };
}

for (const [event, state, relief] of [
  ['database_unavailable', 'DB_UNAVAILABLE', 'database_available'],
  ['org_inactive', 'INACTIVE_ORG', 'org_active'],
] as const) {
  test(`${event}: ${state} on the connection and on its mappings, until it is over`, async () => {
    const {states, happen, restart, url} = await broken(event);
    expect(new Set((await states(url)).map((one) => one.replace(/.*:/, '')))).toEqual(
      new Set([state]),
    );
    expect(await restart()).toBe(state);
    await happen('acme-staging', relief);
    expect((await states(url))[0]).toBe(state);
    expect(await restart()).toBe('IDLE');
    expect((await states(url))[1]).toMatch(/^Account:(DATA_SYNCED|POLLING_SF)/);
  });
}

test('lost authorization: survives a restart, ends with a new authorization', async () => {
  const {states, happen, restart, advance, get, url} = await broken('authorization_lost');
  expect((await states(url)).slice(0, 2)).toEqual(['UNAUTHORIZED', 'Account:UNAUTHORIZED']);
  expect(await restart()).toBe('UNAUTHORIZED');
  await happen('acme-staging', 'authorization_restored');
  advance(2);
  expect((await get(url)).state).toBe('RECOVERY');
  advance(10);
  expect((await get(url)).state).toBe('IDLE');
});

test('lost Heroku authorization: ends with POST /auth', async () => {
  const {states, send, restart, url} = await broken('heroku_authorization_lost');
  expect((await states(url)).slice(0, 2)).toEqual(['HEROKU_UNAUTH', 'Account:DATA_SYNCED']);
  expect(await restart()).toBe('HEROKU_UNAUTH');
  await send('POST', '/auth/acme-staging');
  expect(await restart()).toBe('IDLE');
});

test('event rows_over_limit: TOO_MANY_ROWS until there is room', async () => {
  const {states, happen, restart, url} = await broken('rows_over_limit');
  expect((await states(url)).slice(0, 2)).toEqual(['TOO_MANY_ROWS', 'Account:DATA_SYNCED']);
  expect(await restart()).toBe('TOO_MANY_ROWS');
  await happen('acme-staging', 'rows_within_limit');
  expect(await restart()).toBe('IDLE');
});

test('error of a connection: notification, until acknowledged', async () => {
  const {get, send, happen, advance, url} = await broken('database_unavailable');
  advance(3600);
  await happen('acme-staging', 'mapping_error', {object_name: 'Account'});
  const list = await get(`${url}/notifications`);
  expect(list).toMatchObject({count: 2, next: null, previous: null});
  expect(list.results[0]).toEqual({
    id: list.results[0]?.id,
    created_at: '2026-01-15T10:00:00.000000Z',
    event_type: 'mapping-error',
    message: 'Account: SYSTEM_ERROR',
  });
  const count = async (query: string): Promise<number> =>
    (await get(`${url}/notifications?${query}`)).count;
  expect(await count('event_type=postgres-connection')).toBe(1);
  expect(await count('event_type=other')).toBe(0);
  expect(await count('after=2026-01-15T09:30:00Z')).toBe(1);
  expect(await count('before=2026-01-15')).toBe(0);
  expect((await send('GET', `${url}/notifications?after=soon`)).status).toBe(400);

  const acknowledge = `${url}/notifications/acknowledge?event_type=mapping-error`;
  expect((await send('POST', acknowledge)).status).toBe(204);
  expect(await count('')).toBe(1);
  await send('POST', `${url}/notifications/acknowledge`);
  expect(await count('')).toBe(0);
});

test('dashboard edit to a bad configuration: notification', async () => {
  const {get, happen, connection} = await start();
  const details = {object_name: 'Account', config: {fields: {Missing_Rating__c: {}}}};
  await happen('acme-archive', 'dashboard_delete', {object_name: 'Account'});
  await happen('acme-archive', 'dashboard_edit', details);
  expect(await get(`${await connection('acme-archive')}/notifications`)).toMatchObject({
    results: [{message: 'Account: Field Missing_Rating__c does not exist on Account.'}],
  });
});

test('summary of mappings that load and fail: the failure', async () => {
  const {get, send, mapping, happen, connection, advance} = await start();
  const url = await connection('acme-staging');
  await send('POST', `${(await mapping(url, 'Account')).url}/actions/reload`);
  advance(2);
  expect(await get(url)).toMatchObject({mappings_summary_state: 'Reloading'});
  await happen('acme-staging', 'mapping_error', {object_name: 'Product2'});
  expect(await get(url)).toMatchObject({mappings_summary_state: 'Unexpected error'});
});

test('load interrupted by an error: continues where it was', async () => {
  const {send, get, mapping, happen, connection, advance} = await start();
  const url = await connection('acme-production');
  const at = (await mapping(url, 'Opportunity')).url;
  await send('POST', `${at}/actions/reload`);
  advance(21);
  await happen('acme-production', 'database_unavailable');
  expect(await get(at)).toMatchObject({state: 'DB_UNAVAILABLE', counts: {db: 1000}});
  advance(100_000);
  expect((await get(at)).counts.db).toBe(1000);
  await happen('acme-production', 'database_available');
  await send('POST', `${url}/actions/restart`);
  advance(11 + 20);
  expect(await get(at)).toMatchObject({state: 'RELOAD_TABLE', counts: {db: 2000}});
  advance(20);
  expect((await get(at)).counts.db).toBe(2964);
});

test('import interrupted by an error: lost', async () => {
  const {send, states, happen, connection, advance} = await start();
  const url = await connection('acme-staging');
  await send('POST', `${url}/actions/import`, {json: document('User')});
  advance(2);
  await happen('acme-staging', 'database_unavailable');
  await happen('acme-staging', 'database_available');
  await send('POST', `${url}/actions/restart`);
  advance(60);
  expect(await states(url)).toHaveLength(5);
});

test('write errors: listed for connection and mapping, for 24 hours', async () => {
  const {get, mapping, happen, connection, advance} = await start();
  const url = await connection('acme-production');
  await happen('acme-production', 'write_errors', {object_name: 'Contact', count: 3});
  const contact = await mapping(url, 'Contact');
  expect(contact.counts.errors).toBe(3);
  const list = await get(new URL(contact.errors_url, url).href);
  expect(list.count).toBe(3);
  expect(list.results[0]).toEqual({
    id: list.results[0]?.id,
    table_name: 'contact',
    record_id: list.results[0]?.record_id,
    message: text(/./),
    created_at: '2026-01-15T09:00:00.000000Z',
  });
  expect(await get(`${url}/errors`)).toEqual(list);
  const account = await mapping(url, 'Account');
  expect((await get(`${account.url}/errors`)).count).toBe(0);
  advance(86_401);
  expect((await get(`${url}/errors`)).count).toBe(0);
});

test('validations: 202 until the run ends, then the result', async () => {
  const {send, get, mapping, connection, advance} = await start();
  const url = await connection('acme-production');
  const started = await send('POST', `${url}/validations`);
  expect(started.status).toBe(202);
  const {result_url} = started.body;
  expect(result_url.startsWith(`${url}/validations/`)).toBe(true);
  const pending = await send('GET', result_url);
  expect([pending.status, pending.text]).toEqual([202, '']);
  advance(3);
  const result = await get(result_url);
  expect(Object.keys(result)).toEqual(['warnings', 'passes', 'mappings']);
  expect(result.warnings[0]).toEqual({
    rule_id: 'MUST_USE_RECENT_API_VERSION',
    display_name: 'Salesforce API Version',
    status: 'FAILED',
    message: text('version is 66.0. Your connection is using version 64.0.'),
    doc_url: text('heroku-connect-diagnose#check-'),
  });
  const {url: at} = await mapping(url, 'Account');
  expect(result.mappings).toMatchObject({Account: await get(`${at}/validations`)});
  expect((await send('GET', `${url}/validations/nothing`)).status).toBe(404);
});
