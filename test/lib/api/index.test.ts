import {afterEach, describe, expect, test} from 'vitest';
import {createApi} from '../../../src/lib/api/index.ts';
import type {Json} from '../../../src/lib/domain/json.ts';
import {endScripts, scriptService} from '../../contract/sides/scripted-service.ts';

afterEach(endScripts);

const url = 'https://connect-3-virginia.heroku.com';
const id = 'c08fdb87-a196-46aa-8b44-5ad6e9e253c4';
const endpoints = [{name: 'virginia-3', region: 'virginia', url}];
const ref = {id, region_url: url, resource_name: null, app_name: null};

/** The api layer, to which the service gives one answer. */
function apiWith(body: Json) {
  const sent = scriptService([{status: 200, body}]);
  const options = {
    token: 'token',
    trust: () => true,
    timeout: 5000,
    methodOverride: false,
    userAgent: 'hconnect/tests',
    signal: new AbortController().signal,
  };
  return {api: createApi(options, 'https://hc-central.heroku.com', endpoints), sent};
}

async function page(body: Json) {
  const {api} = apiWith({results: body});
  for await (const connections of api.connectionPages(endpoints[0]!)) return connections;
  return [];
}

describe('connectionPages', () => {
  test('keeps the others of a page where one has no id', async () => {
    const connections = await page([
      {state: 'IDLE', app_name: 'one'},
      {id, state: 'PAUSED'},
    ]);
    expect(connections.map((one) => [one.id, one.state.name])).toEqual([
      ['', 'IDLE'],
      [id, 'PAUSED'],
    ]);
  });

  test.each([
    ['addon_id', {addon_id: id}],
    ['a relative detail_url', {detail_url: `/api/v3/connections/${id}`}],
    ['an absolute detail_url', {detail_url: `${url}/api/v3/connections/${id}?deep=true`}],
  ])('takes the id of %s', async (_of, record) => {
    expect((await page([record])).map((one) => one.id)).toEqual([id]);
  });

  test('keeps a connection one of whose mappings has no id, with that mapping', async () => {
    const [one] = await page([{id, mappings: [{object_name: 'Account'}]}]);
    expect(one?.mappings?.map((mapping) => [mapping.object_name, mapping.id])).toEqual([
      ['Account', ''],
    ]);
  });

  test('keeps the other mappings where one has no name, or is null', async () => {
    const [one] = await page([{id, mappings: [{id: '1'}, null, {object_name: 'Account'}]}]);
    expect(one?.mappings?.map((mapping) => [mapping.object_name, mapping.id])).toEqual([
      ['(no name)', '1'],
      ['(no name)', ''],
      ['Account', ''],
    ]);
  });

  test('keeps the others of a page where one is null', async () => {
    const connections = await page([null, {id, state: 'PAUSED'}]);
    expect(connections.map((one) => [one.id, one.state.kind])).toEqual([
      ['', 'unknown'],
      [id, 'stopped'],
    ]);
  });
});

describe('deepConnection', () => {
  const body = {id, mappings: [null, {id: '1', state: 'DATA_SYNCED'}]};

  test('fails where a mapping has no name: what changes something has to know it', async () => {
    await expect(apiWith(body).api.deepConnection(ref)).rejects.toMatchObject({kind: 'service'});
  });

  test('shows such a mapping as far as it is known when tolerant', async () => {
    const {mappings} = await apiWith(body).api.deepConnection(ref, {tolerant: true});
    expect(mappings.map(({object_name, state}) => [object_name, state.kind])).toEqual([
      ['(no name)', 'unknown'],
      ['(no name)', 'healthy'],
    ]);
  });

  test.each([{id}, {id, mappings: null}, {id, mappings: {}}])(
    'fails for %j, which is not the same as no mappings',
    async (body) => {
      await expect(apiWith(body).api.deepConnection(ref)).rejects.toMatchObject({
        kind: 'service',
        facts: {lasting: true},
      });
    },
  );

  test('takes an empty list as no mappings', async () => {
    expect((await apiWith({id, mappings: []}).api.deepConnection(ref)).mappings).toEqual([]);
  });
});

describe('discover', () => {
  const discovered = async (record: Json, app: string | undefined = 'acme') => {
    const [one] = await apiWith({results: [record]}).api.discover(app);
    return one;
  };

  test('takes id and region of the address where an older answer has no more', async () => {
    expect(await discovered({detail_url: `${url}/api/v3/connections/${id}`})).toMatchObject({
      id,
      region_url: url,
      region: 'virginia-3',
      app_name: 'acme',
    });
  });

  test('keeps a connection without a region', async () => {
    expect(await discovered({id})).toMatchObject({id, region_url: ''});
  });

  test('takes no id for the name of an app', async () => {
    expect((await discovered({id}, id))?.app_name).toBeNull();
  });

  test('keeps the app that the answer names', async () => {
    expect((await discovered({id, app_name: 'other'}))?.app_name).toBe('other');
  });
});

test('grantAccess: fails where the answer has no list, which is not the same as an empty one', async () => {
  await expect(apiWith({user: {}}).api.grantAccess('acme')).rejects.toMatchObject({
    kind: 'service',
  });
});

test('urlOf: sends nothing without an id', async () => {
  const {api, sent} = apiWith({});
  await expect(api.deleteMapping(ref, '')).rejects.toMatchObject({facts: {taken: 'no'}});
  await expect(api.connection({...ref, region_url: ''})).rejects.toMatchObject({kind: 'service'});
  expect(sent).toEqual([]);
});
