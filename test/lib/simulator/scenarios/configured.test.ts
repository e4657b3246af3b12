import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {startSimulator} from '../../../../src/lib/simulator/index.ts';
import {configuration, start, systemFields, text} from '../client.ts';

const upsert = {
  access: 'read_write',
  upsert_field: 'Person__c',
  indexes: {Person__c: {unique: true}},
};
const document = {
  mappings: [
    {object_name: 'Lead', config: configuration([...systemFields, 'Person__c'], upsert)},
    {object_name: 'Thing__c', config: configuration(systemFields)},
  ],
  connection: {
    app_name: 'my-shop',
    organization_id: '00D00000000000XEAA',
    api_version: '62.0',
    name: 'my-shop:SHOP_URL:sales',
  },
  version: 1,
};

test('configuration: a synced connection on the app that it names', async () => {
  const {get, states, connection, mapping} = await start({
    configurations: [{name: 'connect', document}],
  });
  const url = await connection('my-shop');
  expect(await states(url)).toEqual(['IDLE', 'Lead:DATA_SYNCED', 'Thing__c:DATA_SYNCED']);
  expect(await get(url)).toMatchObject({
    name: 'my-shop:SHOP_URL:sales',
    db_key: 'SHOP_URL',
    schema_name: 'sales',
    organization_id: '00D00000000000XEAA',
    sf_info: {api_version: '62.0'},
  });
  const lead = await mapping(url, 'Lead');
  expect(lead.config).toMatchObject(document.mappings[0]?.config ?? {});
  expect(lead.counts.db).toBe(lead.counts.sf);
  expect(lead.counts.db).toBeGreaterThan(0);
  const {fields} = await get(`${url}/schemas/Lead`);
  expect(Object.values(fields)).toContainEqual(
    expect.objectContaining({name: 'Person__c', externalId: true}),
  );
  const {mappings} = await get(`${url}/actions/export`);
  expect(mappings.map(({object_name}) => object_name)).toEqual(['Lead', 'Thing__c']);
});

test('several configurations: several connections, named by file without an app', async () => {
  const {mappings} = document;
  const {get} = await start({
    configurations: [
      {name: 'one', document: {mappings}},
      {name: 'two', document: {mappings: []}},
      {name: 'three', document},
      {name: 'four', document},
    ],
  });
  const {results} = await get('/connections');
  expect(results.map(({app_name}) => app_name)).toEqual(['one', 'two', 'my-shop', 'my-shop']);
  expect(new Set(results.map(({resource_name}) => resource_name)).size).toBe(4);
});

test('configurations with a scenario: added, and it happens to them', async () => {
  const configurations = [{name: 'connect', document}];
  const granted = await start({scenario: 'granted', configurations});
  expect(await granted.states(await granted.connection('my-shop'))).toHaveLength(3);
  expect(await granted.states(await granted.connection('acme-production'))).toHaveLength(7);

  const failing = await start({scenario: 'failing-load', configurations});
  const url = await failing.connection('my-shop');
  await expect(failing.connection('acme-production')).rejects.toThrow('no connection');
  await failing.send('POST', `${(await failing.mapping(url, 'Lead')).url}/actions/reload`);
  failing.advance(600);
  expect((await failing.states(url))[1]).toBe('Lead:SYSTEM_ERROR');

  const writes = await start({scenario: 'write-errors', configurations});
  const {results} = await writes.get(`${await writes.connection('my-shop')}/errors`);
  expect(results[0]).toMatchObject({table_name: 'lead', message: text(/./)});
});

test('configuration with what cannot be mapped: BAD_CONFIG', async () => {
  const bad = {mappings: [{object_name: 'Missing__c', config: configuration(['Id'])}]};
  const {states, connection} = await start({configurations: [{name: 'bad', document: bad}]});
  expect(await states(await connection('bad'))).toEqual(['IDLE', 'Missing__c:BAD_CONFIG']);
});

test.each([null, [], 'x', {}, {mappings: {}}])(
  'start with %j as a configuration: refused',
  async (given) => {
    const configurations = [{name: 'connect.json', document: given}];
    await expect(startSimulator({configurations})).rejects.toThrow(/^connect\.json: /);
  },
);

test('events at the start of a configuration: its rows and its failures', async () => {
  const {states, connection, mapping} = await start({
    configurations: [{name: 'connect', document}],
    events: [
      {event: 'rows', connection: 'my-shop', object_name: 'thing__c', count: 20_000},
      {event: 'write_errors', connection: 'my-shop', object_name: 'Lead', count: 2},
      {event: 'mapping_error', connection: 'my-shop', object_name: 'Lead'},
    ],
  });
  const url = await connection('my-shop');
  expect(await states(url)).toEqual(['IDLE', 'Lead:SYSTEM_ERROR', 'Thing__c:DATA_SYNCED']);
  expect((await mapping(url, 'Thing__c')).counts).toMatchObject({db: 20_000, sf: 20_000});
  expect((await mapping(url, 'Lead')).counts.errors).toBe(2);
});

test.each([
  [{event: 'rain', connection: 'my-shop'}, 'event must be one of'],
  [{event: 'removed', connection: 'my-cellar'}, 'Connection my-cellar does not exist'],
  [{event: 'rows', connection: 'my-shop', object_name: 'Lead', count: -1}, 'count must be'],
])('event at the start that cannot be, %j: refused', async (event, message) => {
  const configurations = [{name: 'connect', document}];
  await expect(startSimulator({configurations, events: [event]})).rejects.toThrow(message);
});

test('trigger: what happens to a connection that runs', async () => {
  const {simulator, states, connection} = await start({scenario: 'granted'});
  const event = {event: 'mapping_error', connection: 'acme-archive', object_name: 'Account'};
  simulator.trigger(event);
  const shown = await states(await connection('acme-archive'));
  expect(shown).toContain('Account:SYSTEM_ERROR');
  expect(() => {
    simulator.trigger({...event, object_name: 'Lead'});
  }).toThrow('The connection has no mapping Lead.');
});

test('events at the start of a kept world: not repeated', async () => {
  const world = path.join(mkdtempSync(path.join(tmpdir(), 'world-')), 'world.json');
  onTestFinished(() => {
    rmSync(path.dirname(world), {recursive: true});
  });
  const event = {event: 'removed', connection: 'acme-staging'};
  for (const _time of [1, 2]) {
    const simulator = await startSimulator({world, events: [event]});
    await simulator.close();
  }
});
