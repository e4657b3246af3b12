import {expect, test} from 'vitest';
import {start} from '../client.ts';

// The requests that other public clients make, one after the other, with what they look at.

test('official plugin: searches, asks for access, merges details, acts on the region', async () => {
  const {send, get, advance} = await start();
  const search = '/connections?app=acme-review&addon_type=1';
  expect((await get(search)).results).toEqual([]);
  await send('POST', '/auth/acme-review?addon_type=1');
  const match = (await get(search)).results[0]!;
  const details = await get(`${match.detail_url}?deep=true`);
  const connection = {...match, ...details};
  expect(connection.region_url).toBe(match.region_url);
  expect(connection.detail_url.startsWith('/api/v3/')).toBe(true);
  const region = `${String(connection.region_url)}/api/v3`;

  const {db_keys} = await get(`${region}/apps/${connection.app_name}`);
  const db_key = db_keys[0]?.name;
  const json = {db_key, schema_name: 'salesforce'};
  const own = `${region}/connections/${connection.id}`;
  expect((await send('PATCH', own, {json})).status).toBe(202);
  advance(3);
  // It sends the word null where there is nothing to send.
  const nothing = {body: 'null', headers: {'Content-Type': 'application/json'}};
  const acknowledged = await send('POST', `${own}/notifications/acknowledge`, nothing);
  expect([acknowledged.status, acknowledged.text]).toEqual([204, '']);
  expect((await send('POST', `${own}/actions/pause`, nothing)).status).toBe(202);
});

test('django-heroku-connect: grants access on the region, sends True, lists an app', async () => {
  const {send, get, cell} = await start();
  const region = `${cell('oregon')}/api/v3`;
  expect((await send('POST', `${region}/users/me/apps/acme-review/auth`)).status).toBe(200);
  const {results} = await get(`${region}/connections?app=acme-review&deep=True`);
  expect(results.map(({mappings}) => mappings)).toEqual([[]]);
  const {id} = results[0]!;
  expect(await get(`${region}/connections/${id}?deep=False`)).not.toHaveProperty('mappings');
});

test('older client: sends the document as a file, takes 202 for provisioning', async () => {
  const {send, connection} = await start();
  const own = await connection('acme-onboarding');
  const json = {db_key: 'DATABASE_URL', schema_name: 'salesforce00d000000000001'};
  expect((await send('PATCH', own, {json})).status).toBe(202);
  const form = new FormData();
  form.set('config', new Blob(['{"mappings": []}'], {type: 'application/json'}), 'any.json');
  const staging = await connection('acme-staging');
  const reply = await send('POST', `${staging}/actions/import`, {body: form});
  expect([reply.status, reply.text]).toEqual([202, '']);
});
