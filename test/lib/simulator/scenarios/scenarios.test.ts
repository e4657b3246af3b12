import {expect, test} from 'vitest';
import {scenarios} from '../../../../src/lib/simulator/index.ts';
import {start} from '../client.ts';

async function statesByApp(scenario: string): Promise<Record<string, string>> {
  const {get} = await start({scenario});
  const {results} = await get('/connections?page_size=1000');
  const rows = results.map(async (item) => {
    const {state} = await get(item.detail_url);
    return [`${item.app_name} ${item.cell}`, state];
  });
  return Object.fromEntries(await Promise.all(rows)) as Record<string, string>;
}

test('default: several apps, connections and states', async () => {
  expect(await statesByApp('default')).toEqual({
    'acme-production virginia-3': 'IDLE',
    'acme-staging virginia': 'IDLE',
    'acme-onboarding dublin-2': 'NEW',
    'acme-archive frankfurt': 'PAUSED',
    'acme-support sydney': 'UNAUTHORIZED',
    'acme-billing dublin': 'IDLE',
    'acme-billing dublin-2': 'IDLE',
  });
});

test('granted: default and two apps more, under the same ids', async () => {
  const granted = await statesByApp('granted');
  expect(granted).toMatchObject(await statesByApp('default'));
  expect(Object.keys(granted)).toHaveLength(9);
  expect(granted).toMatchObject({
    'acme-review oregon': 'NEW',
    'acme-analytics tokyo': 'POLLING_DB_CHANGES',
  });
  const one = await start();
  const other = await start({scenario: 'granted'});
  const path = async (client: typeof one): Promise<string> =>
    new URL(await client.connection('acme-staging')).pathname;
  expect(await path(one)).toBe(await path(other));
});

test('errors: every error state once', async () => {
  expect(await statesByApp('errors')).toEqual({
    'acme-unexpected virginia-2': 'SYSTEM_ERROR',
    'acme-database virginia-2': 'DB_UNAVAILABLE',
    'acme-overlimit virginia-2': 'TOO_MANY_ROWS',
    'acme-unauthorized virginia-2': 'UNAUTHORIZED',
    'acme-heroku-auth virginia-2': 'HEROKU_UNAUTH',
    'acme-inactive-org virginia-2': 'INACTIVE_ORG',
    'acme-mappings virginia-2': 'IDLE',
  });
  const {states, connection} = await start({scenario: 'errors'});
  expect(await states(await connection('acme-mappings'))).toEqual([
    'IDLE',
    'Case:DATA_SYNCED',
    'Account:BAD_CONFIG',
    'Contact:BULK_LOAD_ERROR',
    'Lead:SYSTEM_ERROR',
    'Opportunity:SYNC_REMOVED',
    'Task:ABORTED',
  ]);
});

test('fresh: IDLE once configured and authorized', async () => {
  const {get, send, connection, happen, advance} = await start({scenario: 'fresh'});
  expect((await get('/connections')).count).toBe(0);
  await send('POST', '/auth/acme-first');
  const url = await connection('acme-first');
  const seen = [(await get(url)).state];
  await send('PATCH', url, {json: {db_key: 'DATABASE_URL', schema_name: 'salesforce'}});
  advance(3);
  seen.push((await get(url)).state);
  await happen('acme-first', 'authorization_restored');
  advance(1);
  seen.push((await get(url)).state);
  expect(seen).toEqual(['NEW', 'NEED_AUTHENTICATION', 'IDLE']);
});

test('long-load: every mapping loads for half an hour and more', async () => {
  const {states, connection, advance} = await start({scenario: 'long-load'});
  const url = await connection('acme-production');
  expect((await states(url)).slice(1)).toEqual([
    'Account:RELOAD_TABLE',
    'Case:WAIT_BULK_LOAD',
    'Contact:RELOAD_TABLE',
    'Invoice__c:WAIT_BULK_LOAD',
    'Opportunity:RELOAD_TABLE',
    'User:RELOAD_TABLE',
  ]);
  advance(1800);
  expect((await states(url)).slice(1, 4)).toEqual([
    'Account:RELOAD_TABLE',
    'Case:LOADING_BULK_JOB',
    'Contact:RELOAD_TABLE',
  ]);
});

test('other failure scenarios: show what they say', async () => {
  const shown = async (scenario: string): Promise<string> =>
    Object.values(await statesByApp(scenario)).join();
  expect(await shown('unauthorized')).toBe('UNAUTHORIZED');
  expect(await shown('database-gone')).toBe('DB_UNAVAILABLE');
  expect(await shown('stuck-poll')).toBe('POLLING_DB_CHANGES');
  expect(await shown('busy')).toBe('BUSY');
  expect(await shown('empty')).toBe('');
  const {get, connection} = await start({scenario: 'write-errors'});
  expect((await get(`${await connection('acme-production')}/errors`)).count).toBe(240);
});

test('large: 3,000 mappings in one answer', async () => {
  const {get, connection} = await start({scenario: 'large'});
  const {mappings} = await get(`${await connection('acme-warehouse')}?deep=true`);
  expect(mappings).toHaveLength(3000);
  expect(new Set(mappings.map((one) => one.id)).size).toBe(3000);
});

test('each scenario: starts, and says what it shows', async () => {
  for (const {name, description} of scenarios) {
    const {control} = await start({scenario: name});
    expect((await control('GET', '/')).body.scenario).toBe(name);
    expect([name, description]).toEqual([name, expect.stringMatching(/\S{2}/)]);
  }
});

test('demo: one broken mapping, which maps a field that its organization has no more', async () => {
  expect(await statesByApp('demo')).toEqual({
    'acme-production virginia-3': 'IDLE',
    'acme-staging virginia': 'IDLE',
    'acme-shop dublin': 'IDLE',
    'acme-support sydney': 'IDLE',
    'acme-archive frankfurt': 'PAUSED',
  });
  const {get, states, connection} = await start({scenario: 'demo'});
  const production = await connection('acme-production');
  expect(await states(production)).toEqual([
    'IDLE',
    'Account:BAD_CONFIG',
    'Contact:DATA_SYNCED',
    'Opportunity:DATA_SYNCED',
  ]);
  const {results} = await get(`${production}/notifications`);
  expect(results).toMatchObject([{message: 'Field Rating__c does not exist on Account.'}]);
  const {fields} = await get(`${production}/schemas/Account`);
  expect(JSON.stringify(fields)).toContain('"Industry"');
  expect(JSON.stringify(fields)).not.toContain('"Rating__c"');
});
