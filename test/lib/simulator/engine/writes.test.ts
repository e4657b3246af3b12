import {expect, test} from 'vitest';
import {writeCauses} from '../../../../src/lib/simulator/engine/mappings/writes.ts';
import {start, text} from '../client.ts';

test('write errors of the scenario: nine causes, several objects, over a day', async () => {
  const {get, connection} = await start({scenario: 'write-errors'});
  const url = await connection('acme-production');
  const {results} = await get(`${url}/errors?page_size=1000`);
  const kinds = [
    /^Required fields are missing: \[LastName\]$/,
    /^Required fields are missing: \[Name\]$/,
    /^Enter an address in the country/,
    /^duplicate value found: ERP_ID__c duplicates value on record with id: \w{18}$/,
    /^insufficient access rights on cross-reference id$/,
    /^entity is deleted$/,
    /^owner is inactive, cannot reparent record$/,
    /: data value too large: \d+ \(max length=\d+\)$/,
    /: bad value for restricted picklist field: /,
    /^unable to obtain exclusive access to this record/,
    /^The record was not inserted/,
  ];
  for (const kind of kinds)
    expect(results).toContainEqual(expect.objectContaining({message: text(kind)}));
  expect(new Set(results.map(({table_name}) => table_name))).toEqual(
    new Set(['account', 'contact']),
  );
  const hours = results.map(({created_at}) => created_at.slice(0, 13));
  expect(new Set(hours).size).toBeGreaterThan(15);
});

test('change of a record whose insert failed: fails after it', async () => {
  const {get, connection} = await start({scenario: 'write-errors'});
  const {results} = await get(`${await connection('acme-production')}/errors?page_size=1000`);
  const follows = results.filter(({message}) => message.includes('was not inserted'));
  expect(follows.length).toBeGreaterThan(10);
  for (const {record_id, table_name, created_at} of follows) {
    const [first] = results.filter(
      (one) =>
        one.record_id === record_id && one.table_name === table_name && one.created_at < created_at,
    );
    expect(first?.message).toMatch(/Required fields are missing|duplicate value found/);
  }
});

test('counts.errors and the list of errors: equal at each moment, empty after 24 hours', async () => {
  const {get, mapping, connection, advance} = await start({scenario: 'write-errors'});
  const url = await connection('acme-production');
  const counts: number[] = [];
  for (let hours = 0; hours <= 24; hours += 6) {
    const contact = await mapping(url, 'Contact');
    const {count} = await get(new URL(contact.errors_url, url).href);
    expect(contact.counts.errors).toBe(count);
    counts.push(count);
    advance(6 * 3600);
  }
  expect(counts[0]).toBe(120);
  expect(counts.at(-1)).toBe(0);
  expect(counts).toEqual([...counts].sort((left, right) => right - left));
});

test('failed writes: notifications, the newest first', async () => {
  const {get, happen, connection} = await start({scenario: 'write-errors'});
  const url = await connection('acme-production');
  await happen('acme-production', 'write_errors', {object_name: 'Contact'});
  const {results} = await get(`${url}/notifications`);
  expect(results.map(({event_type, message}) => [event_type, message])).toEqual([
    ['write-error', 'Contact: 1 write to Salesforce failed.'],
    ['write-error', 'Contact: 120 writes to Salesforce failed.'],
    ['write-error', 'Account: 120 writes to Salesforce failed.'],
    ['write-error', 'Contact: 12 writes to Salesforce failed.'],
    ['write-error', 'Account: 12 writes to Salesforce failed.'],
  ]);
});

test.each(['write_errors', 'changes'])('event %s on a read-only mapping: 400', async (event) => {
  const {control} = await start();
  const json = {event, object_name: 'Case'};
  const {status, body} = await control('POST', '/connections/acme-production/events', json);
  expect([status, body.message]).toEqual([400, 'The mapping is read-only.']);
});

test.each(Object.keys(writeCauses))(
  'event write_errors with cause %s: failed writes of different records',
  async (cause) => {
    const {get, happen, mapping, connection} = await start();
    const url = await connection('acme-production');
    await happen('acme-production', 'write_errors', {object_name: 'Contact', count: 2, cause});
    const {results} = await get(`${(await mapping(url, 'Contact')).url}/errors`);
    expect(results).toHaveLength(2);
    expect(new Set(results.map(({record_id}) => record_id)).size).toBe(2);
  },
);

test('event write_errors with an unknown or impossible cause: 400', async () => {
  const {control, happen} = await start();
  const config = {access: 'read_write', upsert_field: 'ERP_ID__c'};
  await happen('acme-production', 'dashboard_edit', {object_name: 'Invoice__c', config});
  const fail = async (object_name: string, cause: string) => {
    const json = {event: 'write_errors', object_name, cause};
    const {status, body} = await control('POST', '/connections/acme-production/events', json);
    return [status, body.message];
  };
  expect(await fail('Contact', 'weather')).toEqual([400, expect.stringContaining('row_lock')]);
  expect(await fail('Invoice__c', 'restricted_picklist')).toEqual([
    400,
    'Writes of Invoice__c cannot fail with restricted_picklist.',
  ]);
});

test('changed rows: pending until the next database poll', async () => {
  const {mapping, get, send, happen, connection, advance} = await start();
  const url = await connection('acme-production');
  const before = await mapping(url, 'Contact');
  await happen('acme-production', 'changes', {object_name: 'Contact', count: 7});
  expect((await mapping(url, 'Contact')).counts).toMatchObject({pending: 7});
  advance(10);
  const after = await mapping(url, 'Contact');
  expect(after.counts).toMatchObject({pending: 0});
  expect(after.times.sf_write > before.times.sf_write).toBe(true);
  const {metrics} = (await get(url)) as unknown as {metrics: {last_write_activity_time: string}};
  expect(metrics.last_write_activity_time.slice(0, 10)).toBe(after.times.sf_write.slice(0, 10));

  await send('POST', `${url}/actions/pause`);
  advance(5);
  await happen('acme-production', 'changes', {object_name: 'Contact', count: 3});
  advance(3600);
  expect((await mapping(url, 'Contact')).counts).toMatchObject({pending: 3});
  expect((await mapping(url, 'Contact')).times.sf_write).toBe(after.times.sf_write);
  await send('POST', `${url}/actions/resume`);
  advance(20);
  expect((await mapping(url, 'Contact')).counts).toMatchObject({pending: 0});
});

test('read-only mapping: no db_poll and no sf_write', async () => {
  const {mapping, control, connection} = await start();
  const user = await mapping(await connection('acme-production'), 'User');
  expect(user.times).toMatchObject({sf_write: null, db_poll: null, sf_poll: text(/./)});
  const json = {event: 'changes', object_name: 'User'};
  expect((await control('POST', '/connections/acme-production/events', json)).status).toBe(400);
});

test('reload: times stay those of the last load until it ends', async () => {
  const {mapping, send, connection, advance, get} = await start();
  const url = await connection('acme-production');
  const {url: at, times} = await mapping(url, 'Contact');
  await send('POST', `${at}/actions/reload`);
  advance(5);
  const loading = await get(at);
  expect(loading.state).toBe('RELOAD_TABLE');
  expect(loading.times).toMatchObject({
    db_write: times.db_write,
    sf_poll: times.sf_poll,
    sf_write: times.sf_write,
  });
  advance(300);
  const loaded = await get(at);
  expect(loaded.times.db_write > times.db_write).toBe(true);
  expect(loaded.times.sf_write).toBe(times.sf_write);
});

test('applied_at: set for an edited mapping only', async () => {
  const {mapping, connection} = await start();
  const url = await connection('acme-production');
  expect((await mapping(url, 'Account')).config.applied_at).toMatch(/^2025-.*Z$/);
  expect((await mapping(url, 'User')).config).not.toHaveProperty('applied_at');
});
