import {expect, test} from 'vitest';
import {type Client, start} from '../client.ts';

const change = '/actions/change-sf-api-version';
const json = {target_version: '66.0'};

/** A paused connection, some fields of which differ in a later version. */
async function paused(client: Client, changes: readonly object[]): Promise<string> {
  const {connection, send, advance, happen} = client;
  const url = await connection('acme-production');
  for (const one of changes) await happen('acme-production', 'schema_change', one);
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(202);
  advance(5);
  return url;
}

test('schema diff: safe, unsafe, removed, undetermined and unchanged fields', async () => {
  const client = await start();
  const url = await paused(client, [
    {object_name: 'Account', field: 'Phone', kind: 'length_increase'},
    {object_name: 'Case', field: 'Subject', kind: 'length_increase'},
    {object_name: 'Case', field: 'Priority', kind: 'removed'},
    {object_name: 'Contact', field: 'Email', kind: 'type_change'},
    {object_name: 'Opportunity', field: 'Amount', kind: 'undetermined'},
    {object_name: 'User', field: 'Email', kind: 'length_decrease'},
    {object_name: 'Invoice__c', field: 'ERP_ID__c', kind: 'type_change'},
  ]);
  const {id, mappings, ...rest} = await client.get(`${url}/schema-diff?target_version=65.0`);
  expect(rest).toEqual({
    guid: (await client.get(url)).id,
    current_api_version: '64.0',
    target_api_version: '65.0',
  });
  expect(id).toBeUndefined();
  expect(mappings).toEqual([
    {
      name: 'Account',
      fields_have_changed: true,
      has_unsafe_changes: false,
      result_message: 'Length increased in Salesforce for field: phone. ',
    },
    {
      name: 'Case',
      fields_have_changed: true,
      has_unsafe_changes: true,
      result_message:
        'Length increased in Salesforce for field: subject. \nFields removed from Salesforce: priority. ',
    },
    {
      name: 'Contact',
      fields_have_changed: true,
      has_unsafe_changes: true,
      result_message: 'Definition changed in Salesforce for field: email. ',
    },
    {
      name: 'Invoice__c',
      fields_have_changed: false,
      has_unsafe_changes: false,
      action_undetermined: false,
      result_message: 'Field definitions are unchanged. ',
    },
    {
      name: 'Opportunity',
      action_undetermined: true,
      result_message: 'Unable to determine whether an action is required. ',
    },
    {
      name: 'User',
      fields_have_changed: true,
      has_unsafe_changes: true,
      result_message: 'Length decreased in Salesforce for field: email. ',
    },
  ]);
});

test.each(['64.0', '63.0'])(
  'schema diff to %s, which is not later: no changes',
  async (version) => {
    const client = await start();
    const url = await paused(client, [{object_name: 'Case', field: 'Subject', kind: 'removed'}]);
    const {mappings} = await client.get(`${url}/schema-diff?target_version=${version}`);
    expect(new Set(mappings.map(({fields_have_changed}) => fields_have_changed))).toEqual(
      new Set([false]),
    );
  },
);

test('version change with a longer field: accepted, shown after the lag', async () => {
  const client = await start();
  const {send, get, advance} = client;
  const url = await paused(client, [
    {object_name: 'Account', field: 'Phone', kind: 'length_increase'},
  ]);
  const {status, body} = await send('POST', url + change, {json});
  expect([status, body.target_version, body.mappings.length]).toEqual([202, '66.0', 6]);
  expect((await get(url)).sf_info.api_version).toBe('64.0');
  advance(1);
  expect((await get(url)).sf_info.api_version).toBe('66.0');
  expect((await get(url)).state).toBe('PAUSED');
  const {mappings} = await get(`${url}/schema-diff?target_version=65.0`);
  expect(mappings[0]).toMatchObject({fields_have_changed: false});
});

test('version change with unsafe changes: 409 until the field is mapped anew', async () => {
  const unsafe = {object_name: 'Contact', field: 'Email', kind: 'type_change'};
  const message = 'Some mappings have unsafe changes. Edit them and retry.';
  const client = await start();
  const {send, get, mapping} = client;
  const url = await paused(client, [unsafe]);
  const refused = await send('POST', url + change, {json});
  expect([refused.status, refused.body]).toEqual([409, {message}]);
  const edit = async (fields: (fields: Readonly<Record<string, unknown>>) => object) => {
    const {url: at, config} = await mapping(url, 'Contact');
    const changed = {...config, fields: fields(config.fields)};
    expect((await send('PUT', at, {json: {config: changed}})).status).toBe(200);
  };
  await edit(({Email: _email, ...others}) => others);
  await edit((others) => ({...others, Email: {}}));
  expect((await send('POST', url + change, {json})).status).toBe(202);

  const other = await start({behaviors: {unsafe_refusal: 'with_diff'}});
  const there = await paused(other, [unsafe]);
  const {body} = await other.send('POST', there + change, {json});
  expect(body).toEqual({...(await other.get(`${there}/schema-diff`)), message});
  expect((await get(url)).state).toBe('PAUSED');
});

test('version change while a mapping syncs: 409 with its name; a waiting reload does not count', async () => {
  const {send, connection, mapping, advance} = await start();
  const url = await connection('acme-production');
  const reload = async (object: string) => {
    await send('POST', `${(await mapping(url, object)).url}/actions/reload`);
  };
  await reload('Opportunity');
  await send('POST', `${url}/actions/pause`);
  advance(5);
  const busy = await send('POST', url + change, {json});
  expect([busy.status, busy.body]).toEqual([
    409,
    {
      error:
        'Mapping Opportunity is still syncing. Wait for it to finish syncing before changing the API version.',
      syncing_mappings: ['Opportunity'],
    },
  ]);
  advance(120);
  await reload('Opportunity');
  advance(5);
  expect((await send('POST', url + change, {json})).status).toBe(202);
});

test.each([
  ['the present version', '64.0', 400],
  ['one that is too old', '20.0', 400],
  ['one that is not known', '67.0', 400],
  ['one that is written otherwise', '65', 400],
])('version change to %s: 400', async (_what, target_version, wanted) => {
  const client = await start();
  const url = await paused(client, []);
  expect((await client.send('POST', url + change, {json: {target_version}})).status).toBe(wanted);
});

test('version change of a connection that is not paused: 409', async () => {
  const {send, connection} = await start();
  const url = await connection('acme-production');
  expect((await send('POST', url + change, {json})).status).toBe(409);
});
