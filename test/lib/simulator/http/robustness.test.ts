import {expect, test} from 'vitest';
import {start} from '../client.ts';

// A 500 would be a mistake of the simulator's own.

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '\u0000\u202e',
  '__proto__',
  [],
  [[]],
  {},
  {mappings: [null, 1, 'x', [], {}, {object_name: 7}, {object_name: 'A', config: []}]},
  {mappings: [{object_name: '__proto__', config: {fields: {constructor: {}}, indexes: {x: null}}}]},
  {object_name: 'constructor', config: {fields: {__proto__: null}, upsert_field: {}}},
  {object_name: ['Case'], config: 'x'},
  {config: {revision: 'x', fields: null}},
  {db_key: [], schema_name: {}, name: null},
  {environment: [], domain: 1, next: 'http://[', api_version: {}},
  {target_version: []},
  {advance: 1e308, event: 'loads', outcome: [], object_name: {}, config: 1, used: 'x', cell: []},
  {event: 'toString'},
  {event: 'write_errors', object_name: 'Account', count: -1},
  {status: 1e9, set: {'a.b.__proto__.c': 1}, times: 0},
];

test('any body on any path by any method: no 500', async () => {
  const {send, control, mapping, connection, simulator} = await start({
    behaviors: {daily_requests: 1_000_000},
  });
  const url = await connection('acme-production');
  const {url: at} = await mapping(url, 'Account');
  const paths = [
    '/auth/acme-review',
    '/connections',
    url,
    `${url}/mappings`,
    `${url}/authorize_url`,
    `${url}/schemas/__proto__`,
    `${url}/notifications/acknowledge`,
    `${url}/validations/x`,
    `${url}/actions/import`,
    `${url}/actions/change-sf-api-version`,
    `${url}/actions/restart`,
    at,
    `${at}/actions/reload`,
    `${at}/actions/abort`,
    `${simulator.control_url}/clock`,
    `${simulator.control_url}/behaviors`,
    `${simulator.control_url}/connections/acme-production/events`,
  ];
  const failures: unknown[] = [];
  for (const path of paths) {
    for (const method of ['POST', 'PATCH', 'PUT']) {
      for (const json of odd) {
        const {status, text} = await send(method, path, {json});
        if (status >= 500) failures.push([method, path, json, text]);
      }
    }
  }
  for (const json of odd) {
    const {status, text} = await control('POST', '/faults', json);
    if (status >= 500) failures.push(['faults', json, text]);
    await control('DELETE', '/faults');
  }
  simulator.advance(1000);
  await send('GET', `${url}?deep=true`);
  const {status, text} = await send('GET', `${url}/actions/export`);
  if (status >= 500) failures.push(['export', text]);
  expect(failures).toEqual([]);
});

test('any path and query: no 500', async () => {
  const {send, connection} = await start();
  const url = await connection('acme-production');
  for (const path of [
    '/connections?page=%zz&page_size=%00',
    '/connections?app=__proto__',
    '/auth/constructor',
    '/auth/%00',
    `${url}/schemas/constructor`,
    `${url}/notifications?after=%00&before=99999999999999999`,
    `${url}/schema-diff?target_version=1e9`,
    `${url}/../../../connections`,
    `${url}//`,
    `${url}?deep=%zz`,
    '/_simulator//',
    '/_simulator/connections//events',
  ]) {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      const {status} = await send(method, path);
      expect([method, path, status]).toEqual([method, path, expect.toSatisfy(isNoFailure)]);
    }
  }
});

function isNoFailure(status: number): boolean {
  return status < 500;
}
