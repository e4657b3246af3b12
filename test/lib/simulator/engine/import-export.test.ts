import {expect, test} from 'vitest';
import {configuration, document, type Json, start, systemFields} from '../client.ts';

test('import: 202 with an empty body, then IMPORT_CONFIGURATION and loads', async () => {
  const {send, get, states, connection, advance} = await start();
  const url = await connection('acme-staging');
  const reply = await send('POST', `${url}/actions/import`, {json: document('Case', 'User')});
  expect([reply.status, reply.text]).toEqual([202, '']);
  expect((await get(url)).state).toBe('IDLE');
  advance(1);
  expect((await get(url)).state).toBe('IMPORT_CONFIGURATION');
  expect(await states(url)).toHaveLength(5);
  advance(3);
  expect(await states(url)).toEqual([
    'IDLE',
    'Account:DATA_SYNCED',
    'Contact:DATA_SYNCED',
    'Opportunity:DATA_SYNCED',
    'Product2:DATA_SYNCED',
    'Case:INITIAL',
    'User:INITIAL',
  ]);
  advance(120);
  expect((await states(url)).slice(-2)).toEqual(['Case:DATA_SYNCED', 'User:DATA_SYNCED']);
});

test('import: merges by object name and deletes nothing', async () => {
  const {send, mapping, states, connection, advance} = await start();
  const url = await connection('acme-staging');
  const untouched = await mapping(url, 'Product2');
  const changed = await mapping(url, 'Contact');
  const same = await mapping(url, 'Opportunity');
  const json = {
    mappings: [
      {object_name: 'contact', config: configuration([...systemFields, 'Email', 'Phone'])},
      {object_name: 'Opportunity', config: same.config},
    ],
  };
  await send('POST', `${url}/actions/import`, {json});
  advance(4);
  expect((await states(url)).slice(1)).toEqual([
    'Account:DATA_SYNCED',
    'Contact:SCHEMA_CHANGED',
    'Opportunity:DATA_SYNCED',
    'Product2:DATA_SYNCED',
  ]);
  const now = await mapping(url, 'Contact');
  expect(Object.keys(now.config.fields).sort()).toEqual([...systemFields, 'Email', 'Phone'].sort());
  expect([now.id, now.config.revision > changed.config.revision]).toEqual([changed.id, true]);
  expect((await mapping(url, 'Opportunity')).config).toEqual(same.config);
  expect((await mapping(url, 'Product2')).config).toEqual(untouched.config);
});

test('import as a form with the file config: accepted', async () => {
  const {send, states, connection, advance} = await start();
  const url = await connection('acme-staging');
  const form = new FormData();
  form.set('other', 'ignored');
  form.set('config', new Blob([JSON.stringify(document('Überfall__c'))]), 'config.json');
  expect((await send('POST', `${url}/actions/import`, {body: form})).status).toBe(202);
  advance(4);
  expect(await states(url)).toContain('Überfall__c:INITIAL');

  const empty = new FormData();
  empty.set('file', new Blob(['{}']), 'config.json');
  const refused = await send('POST', `${url}/actions/import`, {body: empty});
  expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining('config')]);
  for (const [body, type] of [
    ['--x\r\nnothing', 'multipart/form-data; boundary=x'],
    ['{}', 'multipart/form-data'],
  ] as const) {
    const broken = await send('POST', `${url}/actions/import`, {
      body,
      headers: {'Content-Type': type},
    });
    expect(broken.status).toBe(400);
  }
});

test('import of what is not a document: 400', async () => {
  const {send, get, connection} = await start();
  const url = await connection('acme-staging');
  for (const json of [[], 'text', null, {}, {mappings: {}}, {mappings: 'Account'}]) {
    expect([json, (await send('POST', `${url}/actions/import`, {json})).status]).toEqual([
      json,
      400,
    ]);
  }
  const headers = {'Content-Type': 'application/json'};
  for (const body of ['', '{"mappings": [', '\uFEFF{"mappings": []}']) {
    const reply = await send('POST', `${url}/actions/import`, {body, headers});
    expect([body, reply.status]).toEqual([body, 400]);
  }
  const typed = await send('POST', `${url}/actions/import`, {body: '{"mappings": []}'});
  expect(typed.status).toBe(415);
  expect((await get(url)).state).toBe('IDLE');
});

test('import of wrong content: accepted, BAD_CONFIG on its mapping alone', async () => {
  const {send, states, mapping, get, connection, advance} = await start();
  const url = await connection('acme-staging');
  const good = configuration(systemFields);
  const json = {
    mappings: [
      {object_name: 'Missing__c', config: good},
      {object_name: 'Article__kav', config: good},
      {object_name: 'Case', config: configuration([...systemFields, 'OriginDoesNotExist'])},
      {object_name: 'Lead', config: configuration([...systemFields, 'Address'])},
      {object_name: 'Order', config: {...good, access: 'write_only'}},
      {object_name: 'Task', config: {...good, sf_polling_seconds: 'often'}},
      {object_name: 'Event', config: {...good, fields: ['Id']}},
      {object_name: 'Asset', config: null},
      {object_name: 'User', config: good},
    ],
  };
  expect((await send('POST', `${url}/actions/import`, {json})).status).toBe(202);
  advance(300);
  expect((await states(url)).slice(5)).toEqual([
    'Missing__c:BAD_CONFIG',
    'Article__kav:BAD_CONFIG',
    'Case:BAD_CONFIG',
    'Lead:BAD_CONFIG',
    'Order:BAD_CONFIG',
    'Task:BAD_CONFIG',
    'Event:BAD_CONFIG',
    'Asset:BAD_CONFIG',
    'User:DATA_SYNCED',
  ]);
  expect(await get(url)).toMatchObject({mappings_summary_state: 'Bad configuration'});
  expect(await mapping(url, 'Missing__c')).toMatchObject({
    state_description: 'Bad configuration',
    counts: {db: 0, sf: 0},
    times: {sf_poll: null},
  });
  const {results} = await get(`${url}/notifications`);
  expect(results).toHaveLength(8);
  expect(results.map((one) => one.message)).toContain(
    'Case: Field OriginDoesNotExist does not exist on Case.',
  );

  await send('POST', `${url}/actions/import`, {json: document('Case')});
  advance(300);
  expect((await mapping(url, 'Case')).state).toBe('DATA_SYNCED');
});

test('import of wrong content, bad_import=connection_error: error on the connection', async () => {
  const {send, get, states, connection, advance} = await start({
    behaviors: {bad_import: 'connection_error'},
  });
  const url = await connection('acme-staging');
  await send('POST', `${url}/actions/import`, {json: document('Missing__c', 'User')});
  advance(5);
  expect((await states(url)).slice(-2)).toEqual(['Missing__c:BAD_CONFIG', 'User:INITIAL']);
  expect((await get(url)).state).toBe('SYSTEM_ERROR');
  await send('POST', `${url}/actions/restart`);
  advance(60);
  expect((await states(url)).at(-1)).toBe('User:DATA_SYNCED');
});

test('import of entries without an object name: error on the connection', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-staging');
  expect((await send('POST', `${url}/actions/import`, {json: {mappings: [7]}})).status).toBe(202);
  advance(5);
  expect((await get(url)).state).toBe('SYSTEM_ERROR');
});

test('import into an error state: 409; into a paused connection: waits', async () => {
  const {send, states, connection, advance} = await start();
  for (const name of ['acme-onboarding', 'acme-support']) {
    const url = await connection(name);
    const reply = await send('POST', `${url}/actions/import`, {json: document('Case')});
    expect([name, reply.status]).toEqual([name, 409]);
  }
  const url = await connection('acme-archive');
  expect((await send('POST', `${url}/actions/import`, {json: document('User')})).status).toBe(202);
  advance(2);
  expect((await states(url))[0]).toBe('IMPORT_CONFIGURATION');
  const again = await send('POST', `${url}/actions/import`, {json: document('Case')});
  expect(again.status).toBe(409);
  advance(500);
  expect(await states(url)).toEqual([
    'PAUSED',
    'Account:DATA_SYNCED',
    'Opportunity:DATA_SYNCED',
    'User:INITIAL',
  ]);
  await send('POST', `${url}/actions/resume`);
  advance(60);
  expect((await states(url)).at(-1)).toBe('User:DATA_SYNCED');
});

test('export: sorts mappings by bytes and fields never', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-staging');
  await send('POST', `${url}/actions/import`, {json: document('User', 'account__c', 'Z__c')});
  advance(60);
  const first = await get(`${url}/actions/export`);
  expect(Object.keys(first)).toEqual(['mappings', 'connection', 'version']);
  expect(first.version).toBe(1);
  const names = first.mappings.map((one) => one.object_name);
  expect(names).toEqual([
    'Account',
    'Contact',
    'Opportunity',
    'Product2',
    'User',
    'Z__c',
    'account__c',
  ]);
  expect(first.connection).toEqual({
    app_name: 'acme-staging',
    organization_id: '00D000000000002EAA',
    exported_at: '2026-01-15T09:01:00.000000+00:00',
    features: first.connection.features,
    api_version: '64.0',
    name: 'acme-staging:DATABASE_URL:salesforce',
    logplex_log_enabled: false,
  });

  advance(5);
  const second = await get(`${url}/actions/export`);
  const orders = [first, second].map((one) => Object.keys(one.mappings[0]!.config.fields));
  expect(orders[0]).not.toEqual(orders[1]);
  expect(orders[0]).not.toEqual([...(orders[0] ?? [])].sort());
  expect(second.connection.exported_at).not.toBe(first.connection.exported_at);
  expect(second.mappings).toEqual(first.mappings);
  expect(JSON.stringify(first)).not.toContain('revision');
});

test('export of a changed mapping: has applied_at', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-staging');
  const entry = async (): Promise<Json> => {
    const {mappings} = await get(`${url}/actions/export`);
    return mappings.find((one) => one.object_name === 'Contact')!;
  };
  expect((await entry()).config).not.toHaveProperty('applied_at');
  await send('POST', `${url}/actions/import`, {json: document('Contact')});
  advance(4);
  expect((await entry()).config).not.toHaveProperty('applied_at');
  advance(3);
  expect((await entry()).config.applied_at).toBe('2026-01-15T09:00:07.000000Z');
});

test('export imported elsewhere: exports the same', async () => {
  const {send, get, connection, advance} = await start({scenario: 'granted'});
  const from = await connection('acme-production');
  const to = await connection('acme-archive');
  const {mappings, ...rest} = await get(`${from}/actions/export`);
  const json = {mappings, ...rest, $schema: 'ignored', unknown: [1]};
  await send('POST', `${to}/actions/import`, {json});
  advance(4000);
  const settings = (one: Json): Json => {
    const config = {...one.config};
    delete config.applied_at;
    return {...one, config};
  };
  const copy = await get(`${to}/actions/export`);
  expect(copy.mappings.map(settings)).toEqual(mappings.map(settings));
});

test('import of custom, namespaced and relationship names: kept as they are', async () => {
  const {send, mapping, connection, advance} = await start();
  const url = await connection('acme-staging');
  const fields = [
    'Id',
    'SystemModstamp',
    'ns__Code__c',
    'Account__ERP_ID__c',
    'ns__Owner__r__ns__Ext__c',
    'Place__Latitude__s',
    '__proto__',
  ];
  const text = JSON.stringify({
    mappings: [{object_name: 'ns__Thing__c', config: configuration([])}],
  }).replace('"fields":{}', `"fields":{${fields.map((name) => `"${name}":{}`).join(',')}}`);
  const headers = {'Content-Type': 'application/json'};
  await send('POST', `${url}/actions/import`, {body: text, headers});
  advance(60);
  const found = await mapping(url, 'ns__Thing__c');
  expect(found.state).toBe('DATA_SYNCED');
  expect(Object.keys(found.config.fields).sort()).toEqual([...fields].sort());
});

test('export by POST: works, or 405 by the behavior', async () => {
  const {send, connection} = await start();
  const url = await connection('acme-staging');
  expect((await send('POST', `${url}/actions/export`)).status).toBe(200);
  const strict = await start({behaviors: {export_by_post: false}});
  const there = await strict.connection('acme-staging');
  expect((await strict.send('POST', `${there}/actions/export`)).status).toBe(405);
  expect((await strict.send('GET', `${there}/actions/export`)).status).toBe(200);
});
