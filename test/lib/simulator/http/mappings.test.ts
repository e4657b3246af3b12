import {expect, test} from 'vitest';
import {configuration, type Json, start, systemFields, text} from '../client.ts';

test('mapping: has every field ever seen', async () => {
  const {mapping, get, connection} = await start();
  const url = await connection('acme-production');
  const {url: _, ...account} = await mapping(url, 'Account');
  expect(account).toEqual({
    id: account.id,
    _id: account._id,
    object_name: 'Account',
    state: 'DATA_SYNCED',
    state_description: 'OK',
    config: {
      access: 'read_write',
      sf_notify_enabled: false,
      sf_polling_seconds: 600,
      sf_max_daily_api_calls: 30000,
      fields: account.config.fields,
      indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
      upsert_field: 'ERP_ID__c',
      applied_at: text(/^\d{4}-.*Z$/),
      revision: account.config.revision,
    },
    access: 'read_write',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    upsert_field: 'ERP_ID__c',
    connection: {id: (await get(url)).id},
    counts: {db: 4218, sf: 4218, pending: 0, errors: 0},
    times: {
      sf_poll: text(/^2026-01-15 \d\d:\d\d:\d\d\.\d{6}\+00:00$/),
      sf_write: text(),
      db_poll: text(),
      db_write: text(),
    },
    actively_writing: false,
    is_polling: false,
    has_hc_columns: true,
    sync_flags: {},
    db_count_date: text(/Z$/),
    salesforce_count_date: text(/Z$/),
    created_at: text(/^\d{4}-.*Z$/),
    updated_at: text(/^\d{4}-.*Z$/),
    detail_url: `/api/v3/mappings/${account.id}`,
    errors_url: `/api/v3/mappings/${account.id}/errors`,
    schema_url: `${url}/schemas/Account`,
  });
  expect((await mapping(url, 'Case')).upsert_field).toBeNull();
});

test('mapping on another cell: 404', async () => {
  const {send, mapping, connection, cell, happen} = await start();
  const {url} = await mapping(await connection('acme-production'), 'Account');
  expect((await send('GET', url)).status).toBe(200);
  expect((await send('GET', cell('virginia-2') + new URL(url).pathname)).status).toBe(404);
  await happen('acme-production', 'access_revoked');
  expect((await send('GET', url)).status).toBe(404);
});

test('create: 201 with the whole mapping, which then loads', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-staging');
  const json = {object_name: 'Case', config: configuration([...systemFields, 'Subject'])};
  const reply = await send('POST', `${url}/mappings`, {json});
  expect(reply.status).toBe(201);
  expect(reply.body).toMatchObject({
    object_name: 'Case',
    state: 'INITIAL',
    state_description: 'Creating',
    counts: {db: 0, sf: 1530},
    times: {sf_poll: null, db_write: null},
  });
  const at = new URL(reply.body.detail_url, url).href;
  expect(await get(at)).toEqual(reply.body);
  const seen: string[] = [];
  for (let second = 0; second < 40; second += 1) {
    const {state} = await get(at);
    if (state !== seen.at(-1)) seen.push(state);
    advance(1);
  }
  expect(seen).toEqual(['INITIAL', 'SCHEMA_CHANGED', 'RELOAD_TABLE', 'DATA_SYNCED']);
  expect((await get(at)).counts).toEqual({db: 1530, sf: 1530, pending: 0, errors: 0});
});

test('create with keys left out: has the defaults', async () => {
  const {send, connection} = await start();
  const url = await connection('acme-staging');
  const json = {object_name: 'User', config: {fields: {Id: {}}, unknown: 1}};
  const {body} = await send('POST', `${url}/mappings`, {json});
  expect(body.config).toEqual({
    access: 'read_only',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    sf_max_daily_api_calls: 30000,
    fields: {Id: {}},
    revision: body.config.revision,
  });
});

test('create with wrong input: 400 that names each key', async () => {
  const {send, states, connection} = await start();
  const url = await connection('acme-staging');
  const good = configuration(systemFields);
  for (const [json, key, words] of [
    [{config: good}, 'object_name', 'required'],
    [{object_name: '', config: good}, 'object_name', 'required'],
    [{object_name: 'ACCOUNT', config: good}, 'object_name', 'already mapped'],
    [{object_name: 'MissingThing', config: good}, 'object_name', 'does not exist'],
    [{object_name: 'KnowledgeArticleVersion', config: good}, 'object_name', 'cannot be mapped'],
    [{object_name: 'Case'}, 'config', 'object'],
    [{object_name: 'Case', config: {...good, fields: {}}}, 'fields', 'at least one'],
    [{object_name: 'Case', config: {...good, fields: {Id: true}}}, 'fields', 'empty object'],
    [
      {object_name: 'Case', config: configuration([...systemFields, 'Missing'])},
      'fields',
      'does not exist',
    ],
    [{object_name: 'Attachment', config: configuration(['Body'])}, 'fields', 'base64'],
    [{object_name: 'Case', config: {...good, indexes: {X__c: {unique: true}}}}, 'indexes', 'X__c'],
    [{object_name: 'Case', config: {...good, indexes: {Id: {unique: 'yes'}}}}, 'indexes', 'unique'],
    [{object_name: 'Case', config: {...good, upsert_field: 'X__c'}}, 'upsert_field', 'not mapped'],
    [{object_name: 'Case', config: {...good, access: 'write'}}, 'access', 'write'],
    [{object_name: 'Case', config: {...good, sf_polling_seconds: 0}}, 'sf_polling_seconds', '0'],
    [{object_name: 'Case', config: {...good, sf_notify_enabled: 1}}, 'sf_notify_enabled', '1'],
  ] as const) {
    const reply = await send('POST', `${url}/mappings`, {json});
    expect([json, reply.status]).toEqual([json, 400]);
    expect(reply.body.message).toBe('Invalid request parameters');
    expect([json, reply.body.errors[key]?.join()]).toEqual([json, expect.stringContaining(words)]);
  }
  expect((await send('POST', `${url}/mappings`, {json: []})).status).toBe(400);
  expect(await states(url)).toHaveLength(5);
});

test('400, invalid_input behavior: the shape that it says', async () => {
  const json = {object_name: 'Case', config: configuration([...systemFields, 'Missing'])};
  const bodyWith = async (invalid_input: 'errors_only' | 'message_only'): Promise<Json> => {
    const {send, connection} = await start({behaviors: {invalid_input}});
    return (await send('POST', `${await connection('acme-staging')}/mappings`, {json})).body;
  };
  const sentence = 'Field Missing does not exist on Case.';
  expect(await bodyWith('errors_only')).toEqual({fields: [sentence]});
  expect(await bodyWith('message_only')).toEqual({
    message: `Invalid request parameters: ${sentence}`,
  });
});

test('change on a connection that is not set up or in error: 409', async () => {
  const {send, connection, mapping} = await start();
  const json = {object_name: 'Case', config: configuration(systemFields)};
  const fresh = await connection('acme-onboarding');
  expect((await send('POST', `${fresh}/mappings`, {json})).status).toBe(409);
  const {url, config} = await mapping(await connection('acme-support'), 'Contact');
  for (const [method, path, body] of [
    ['PUT', '', {config}],
    ['POST', '/actions/reload', undefined],
    ['POST', '/actions/abort', undefined],
  ] as const) {
    const reply = await send(method, url + path, {json: body});
    expect([path, reply.status, reply.body.message]).toEqual([
      path,
      409,
      'Mappings cannot be changed now. The connection is UNAUTHORIZED.',
    ]);
  }
  expect((await send('DELETE', url)).status).toBe(204);
});

test('edit: needs the revision, and gives a new one', async () => {
  const {send, mapping, connection} = await start();
  const url = await connection('acme-production');
  const before = await mapping(url, 'Case');
  const config = {...before.config, sf_polling_seconds: 3600};
  const reply = await send('PUT', before.url, {json: {config}});
  expect([reply.status, reply.body.sf_polling_seconds, reply.body.state]).toEqual([
    200,
    3600,
    'DATA_SYNCED',
  ]);
  expect(reply.body.config.revision).toBeGreaterThan(before.config.revision);

  const stale = await send('PUT', before.url, {json: {config}});
  expect([stale.status, typeof stale.body.message]).toEqual([409, 'string']);
  const {revision: _, ...without} = config;
  const missing = await send('PUT', before.url, {json: {config: without}});
  expect([missing.status, Object.keys(missing.body.errors)]).toEqual([400, ['revision']]);
  const other = {object_name: 'Lead', config: reply.body.config};
  expect((await send('PUT', before.url, {json: other})).status).toBe(400);
  const bad = {...reply.body.config, fields: {Missing: {}}};
  expect((await send('PUT', before.url, {json: {config: bad}})).status).toBe(400);
  expect((await mapping(url, 'Case')).config).toEqual(reply.body.config);
});

test('edit that changes nothing: keeps revision and state', async () => {
  const {send, mapping, connection} = await start();
  const {url, config} = await mapping(await connection('acme-production'), 'Case');
  const fields = Object.fromEntries(Object.entries(config.fields).reverse());
  const reply = await send('PUT', url, {json: {object_name: 'Case', config: {...config, fields}}});
  expect([reply.status, reply.body.state]).toEqual([200, 'DATA_SYNCED']);
  expect(reply.body.config).toEqual(config);
});

test('edit: replaces the configuration and does the work it needs', async () => {
  const {send, mapping, connection, get, advance} = await start();
  const url = await connection('acme-production');
  const {url: at, config} = await mapping(url, 'Opportunity');
  const walk = async (next: Json): Promise<string[]> => {
    const {body} = await send('PUT', at, {json: {config: next}});
    const seen = [body.state];
    for (let second = 0; second < 80; second += 1) {
      advance(1);
      const {state} = await get(at);
      if (state !== seen.at(-1)) seen.push(state);
    }
    return seen.filter((state) => !state.startsWith('POLLING'));
  };
  const added = {...config, fields: {...config.fields, NextStep: {}}};
  expect(await walk(added)).toEqual(['SCHEMA_CHANGED', 'RESYNC', 'DATA_SYNCED']);
  const {revision} = (await get(at)).config;
  const removed = {...config, revision};
  expect(await walk(removed)).toEqual(['SCHEMA_CHANGED', 'DATA_SYNCED']);
  const after = await get(at);
  expect(Object.keys(after.config.fields)).not.toContain('NextStep');
  expect([after.counts.db, after.config.applied_at]).toEqual([2964, text()]);
});

test('delete: 204 at once, clean-up continues, the object can be mapped again', async () => {
  const {send, get, states, mapping, connection, advance} = await start();
  const url = await connection('acme-staging');
  const {url: at} = await mapping(url, 'Product2');
  const reply = await send('DELETE', at);
  expect([reply.status, reply.text]).toEqual([204, '']);
  expect((await send('GET', at)).status).toBe(404);
  expect((await send('DELETE', at)).status).toBe(404);
  expect((await states(url))[0]).toBe('BUSY');
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(409);

  const json = {object_name: 'Product2', config: configuration(systemFields)};
  const created = await send('POST', `${url}/mappings`, {json});
  const again = new URL(created.body.detail_url, url).href;
  expect([created.status, again === at]).toEqual([201, false]);
  advance(5.5);
  expect((await get(again)).state).toBe('INITIAL');
  expect((await get(url)).state).not.toBe('BUSY');
  advance(30);
  expect((await get(again)).state).toBe('DATA_SYNCED');
});

test('reload: empties the table and fills it again', async () => {
  const {send, get, mapping, connection, advance} = await start();
  const {url} = await mapping(await connection('acme-production'), 'Opportunity');
  const reply = await send('POST', `${url}/actions/reload`);
  expect([reply.status, reply.text]).toEqual([202, '']);
  expect(await get(url)).toMatchObject({state: 'DATA_SYNCED', counts: {db: 2964}});
  advance(1);
  expect(await get(url)).toMatchObject({state: 'RELOAD_TABLE', counts: {db: 0, sf: 2964}});
  expect((await get(url)).actively_writing).toBe(true);
  advance(10);
  expect((await get(url)).counts.db).toBe(500);
  advance(49.28);
  expect(await get(url)).toMatchObject({
    state: 'DATA_SYNCED',
    counts: {db: 2964},
    times: {db_write: '2026-01-15 09:01:00.280000+00:00'},
  });
});

test('reload during a load: begins again, or 409 by the behavior', async () => {
  const {send, get, mapping, connection, advance} = await start();
  const {url} = await mapping(await connection('acme-production'), 'Opportunity');
  await send('POST', `${url}/actions/reload`);
  advance(21);
  expect((await get(url)).counts.db).toBe(1000);
  expect((await send('POST', `${url}/actions/reload`)).status).toBe(202);
  advance(2);
  expect((await get(url)).counts.db).toBe(50);

  const strict = await start({behaviors: {reload_while_loading: 'refuse'}});
  const there = await strict.mapping(await strict.connection('acme-production'), 'Opportunity');
  await strict.send('POST', `${there.url}/actions/reload`);
  strict.advance(21);
  expect((await strict.send('POST', `${there.url}/actions/reload`)).status).toBe(409);
});

test('list of mappings: paged', async () => {
  const {get, connection} = await start();
  const url = await connection('acme-production');
  const page = await get(`${url}/mappings?page_size=4`);
  expect([page.count, page.results.length]).toEqual([6, 4]);
  expect((await get(page.next!)).results).toHaveLength(2);
});
