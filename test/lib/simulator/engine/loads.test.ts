import {expect, test} from 'vitest';
import {configuration, document, type Reply, start, systemFields} from '../client.ts';

test('load of more than 10,000 rows: uses a bulk job', async () => {
  const {send, get, mapping, connection, advance} = await start();
  const {url} = await mapping(await connection('acme-production'), 'Case');
  await send('POST', `${url}/actions/reload`);
  const seen: string[] = [];
  for (let second = 0; second < 115; second += 1) {
    const {state, counts} = await get(url);
    if (state !== seen.at(-1)) seen.push(state);
    if (state === 'WAIT_BULK_LOAD') expect(counts.db).toBe(0);
    advance(1);
  }
  expect(seen).toEqual(['DATA_SYNCED', 'WAIT_BULK_LOAD', 'LOADING_BULK_JOB', 'DATA_SYNCED']);
  expect((await get(url)).counts.db).toBe(48_250);
});

test('counts during a load: grow until they equal Salesforce', async () => {
  const {send, get, mapping, connection, advance} = await start();
  const url = await connection('acme-staging');
  await send('POST', `${url}/mappings`, {
    json: {object_name: 'Case', config: configuration(systemFields)},
  });
  const {url: at} = await mapping(url, 'Case');
  let last = 0;
  for (let second = 0; second < 36; second += 1) {
    const {counts} = await get(at);
    expect(counts.db).toBeGreaterThanOrEqual(last);
    expect(counts.db).toBeLessThanOrEqual(counts.sf);
    last = counts.db;
    advance(1);
  }
  expect(last).toBe(1530);
});

test('synced mapping: polls Salesforce at its interval', async () => {
  const {get, mapping, connection, advance} = await start();
  const {url} = await mapping(await connection('acme-production'), 'Invoice__c');
  const polledAt = async (): Promise<number> => Date.parse((await get(url)).times.sf_poll);
  const loaded = await polledAt();
  advance((loaded - Date.UTC(2026, 0, 15, 9)) / 1000 + 3600 - 1);
  expect([(await get(url)).state, await polledAt()]).toEqual(['DATA_SYNCED', loaded]);
  for (const round of [1, 2]) {
    const seen: string[] = [];
    for (const seconds of [1, 1, 1, 1]) {
      advance(seconds);
      seen.push((await get(url)).state);
    }
    expect(seen).toEqual([
      'POLLING_SF_CHANGES',
      'POLLING_SF_CHANGES',
      'POLLING_SF_FOR_DELETES',
      'DATA_SYNCED',
    ]);
    expect(await polledAt()).toBe(loaded + round * 3_600_000);
    advance(3600 - 4);
  }
});

test('failing load: stops half way, in the error of its kind', async () => {
  const {send, get, mapping, happen, connection, advance} = await start({
    scenario: 'failing-load',
  });
  const url = await connection('acme-production');
  const small = (await mapping(url, 'Opportunity')).url;
  const large = (await mapping(url, 'Case')).url;
  for (const at of [small, large]) await send('POST', `${at}/actions/reload`);
  advance(500);
  expect(await get(small)).toMatchObject({state: 'SYSTEM_ERROR', counts: {db: 1482}});
  expect(await get(large)).toMatchObject({state: 'BULK_LOAD_ERROR', counts: {db: 24_125}});
  expect((await get(url)).mappings_summary_state).toBe('Bulk load error');

  await happen('acme-production', 'loads', {outcome: 'succeed'});
  await send('POST', `${large}/actions/reload`);
  await send('POST', `${url}/actions/restart`);
  advance(500);
  expect((await get(small)).counts).toMatchObject({db: 2964, sf: 2964});
  expect((await get(large)).state).toBe('DATA_SYNCED');
});

test('hanging load: stays until aborted', async () => {
  const {send, get, mapping, connection, happen, advance} = await start();
  const url = await connection('acme-production');
  await happen('acme-production', 'loads', {outcome: 'hang', object_name: 'Opportunity'});
  const hung = (await mapping(url, 'Opportunity')).url;
  const fine = (await mapping(url, 'User')).url;
  for (const at of [hung, fine]) await send('POST', `${at}/actions/reload`);
  advance(100_000);
  expect(await get(hung)).toMatchObject({state: 'RELOAD_TABLE', counts: {db: 1482}});
  expect((await get(fine)).counts.db).toBe(58);
  await send('POST', `${hung}/actions/abort`);
  advance(2);
  expect(await get(hung)).toMatchObject({state: 'ABORTED', counts: {db: 1482}});
});

test('abort: a load stays ABORTED until a reload, a poll recovers', async () => {
  const {send, get, mapping, connection, advance} = await start();
  const url = await connection('acme-production');
  const load = (await mapping(url, 'Opportunity')).url;
  await send('POST', `${load}/actions/reload`);
  advance(21);
  const aborted = await send('POST', `${load}/actions/abort`);
  expect([aborted.status, aborted.text]).toEqual([202, '']);
  expect((await get(load)).state).toBe('RELOAD_TABLE');
  advance(1);
  expect(await get(load)).toMatchObject({state: 'ABORTED', counts: {db: 1000}});
  advance(7200);
  expect((await get(load)).state).toBe('ABORTED');
  await send('POST', `${load}/actions/reload`);
  advance(61);
  expect((await get(load)).state).toBe('DATA_SYNCED');

  for (let second = 0; (await get(load)).state === 'DATA_SYNCED'; second += 1) {
    expect(second).toBeLessThan(700);
    advance(1);
  }
  expect((await get(load)).state).toBe('POLLING_SF_CHANGES');
  await send('POST', `${load}/actions/abort`);
  advance(10);
  expect((await get(load)).state).toBe('ABORTED');
  advance(600);
  expect((await get(load)).state).toBe('DATA_SYNCED');
});

test('abort in each state of a new or edited mapping: accepted', async () => {
  for (const [seconds, state, leaves] of [
    [0, 'INITIAL', 'ABORTED'],
    [3, 'SCHEMA_CHANGED', 'ABORTED'],
    [10, 'WAIT_BULK_LOAD', 'ABORTED'],
    [70, 'LOADING_BULK_JOB', 'ABORTED'],
    [120, 'DATA_SYNCED', 'DATA_SYNCED'],
  ] as const) {
    const {send, get, connection, advance} = await start();
    const url = await connection('herokuconnect-tapered-60106');
    const json = {object_name: 'Case', config: configuration(systemFields)};
    const {body} = await send('POST', `${url}/mappings`, {json});
    const at = new URL(body.detail_url, url).href;
    advance(seconds);
    expect((await get(at)).state).toBe(state);
    expect((await send('POST', `${at}/actions/abort`)).status).toBe(202);
    advance(2);
    expect([state, (await get(at)).state]).toEqual([state, leaves]);
  }
});

test('abort at rest: changes nothing, or 409 by the behavior', async () => {
  const {send, get, mapping, connection} = await start();
  const {url} = await mapping(await connection('acme-production'), 'User');
  const before = await get(url);
  expect((await send('POST', `${url}/actions/abort`)).status).toBe(202);
  expect(await get(url)).toEqual(before);
  const strict = await start({behaviors: {abort_at_rest: 'refuse'}});
  const there = await strict.mapping(await strict.connection('acme-production'), 'User');
  expect((await strict.send('POST', `${there.url}/actions/abort`)).status).toBe(409);
});

test('load while the connection is paused: finishes; new work waits', async () => {
  const {send, get, mapping, connection, advance} = await start();
  const url = await connection('acme-production');
  const running = (await mapping(url, 'Opportunity')).url;
  const waiting = (await mapping(url, 'User')).url;
  await send('POST', `${running}/actions/reload`);
  await send('POST', `${url}/actions/pause`);
  advance(2);
  await send('POST', `${waiting}/actions/reload`);
  advance(600);
  expect((await get(running)).counts.db).toBe(2964);
  expect(await get(waiting)).toMatchObject({state: 'RELOAD_TABLE', counts: {db: 0}});
  await send('POST', `${url}/actions/resume`);
  advance(5);
  expect(await get(waiting)).toMatchObject({state: 'DATA_SYNCED', counts: {db: 58}});
});

test('demo plan above 10,000 rows: TOO_MANY_ROWS', async () => {
  const {send, get, states, mapping, connection, advance} = await start({scenario: 'over-limit'});
  const url = await connection('acme-trial');
  expect(await get(url)).toMatchObject({state: 'IDLE', plan: 'demo', free_edition: true});
  await send('POST', `${url}/actions/import`, {json: document('Contact')});
  advance(10);
  expect((await states(url)).at(-1)).toBe('Contact:RELOAD_TABLE');
  advance(20);
  expect((await get(url)).state).toBe('TOO_MANY_ROWS');

  await send('POST', `${url}/actions/restart`);
  advance(12);
  expect((await get(url)).state).toBe('TOO_MANY_ROWS');
  await send('DELETE', (await mapping(url, 'Contact')).url);
  await send('POST', `${url}/actions/restart`);
  advance(12);
  expect((await get(url)).state).not.toBe('TOO_MANY_ROWS');
});

test('interval below the minimum: accepted, raised or 400 by the behavior', async () => {
  const json = {
    object_name: 'Case',
    config: configuration(systemFields, {sf_polling_seconds: 120}),
  };
  const create = async (polling_below_minimum?: 'clamp' | 'reject'): Promise<Reply> => {
    const {send, connection} = await start({
      scenario: 'over-limit',
      behaviors: polling_below_minimum ? {polling_below_minimum} : {},
    });
    return send('POST', `${await connection('acme-trial')}/mappings`, {json});
  };
  expect((await create()).body.sf_polling_seconds).toBe(120);
  expect((await create('clamp')).body.sf_polling_seconds).toBe(600);
  expect((await create('reject')).status).toBe(400);
});

test('states read often or once: the same', async () => {
  const story = async (looks: number): Promise<unknown> => {
    const {send, get, connection, advance} = await start({scenario: 'over-limit'});
    const url = await connection('acme-trial');
    await send('POST', `${url}/actions/import`, {json: document('Contact', 'User', 'Order')});
    for (let look = 0; look < looks; look += 1) {
      advance(120 / looks);
      await get(`${url}?deep=true`);
    }
    await send('POST', `${url}/actions/restart`);
    for (let look = 0; look < looks; look += 1) {
      advance(120 / looks);
      await get(`${url}?deep=true`);
    }
    const details = await get(`${url}?deep=true`);
    const {port} = new URL(url);
    return JSON.parse(JSON.stringify(details).replaceAll(`:${port}/`, '/')) as unknown;
  };
  expect(await story(240)).toEqual(await story(1));
});

test('failing load: one notification, none when another load replaces it', async () => {
  const {get, send, mapping, connection, advance} = await start({scenario: 'failing-load'});
  const url = await connection('acme-production');
  const {url: at} = await mapping(url, 'Opportunity');
  const told = async () =>
    (await get(`${url}/notifications`)).results.map(({event_type, message}) => [
      event_type,
      message,
    ]);
  await send('POST', `${at}/actions/reload`);
  advance(10);
  await send('POST', `${at}/actions/reload`);
  expect(await told()).toEqual([]);
  advance(600);
  expect((await get(at)).state).toBe('SYSTEM_ERROR');
  expect(await told()).toEqual([['mapping-error', 'Opportunity: SYSTEM_ERROR']]);
});

test('columns added during a pause of an hour: the last load keeps its time', async () => {
  const {send, mapping, connection, advance} = await start();
  const url = await connection('acme-production');
  const {times, config, url: at} = await mapping(url, 'Contact');
  await send('POST', `${url}/actions/pause`);
  advance(2);
  const fields = {...config.fields, Fax: {}};
  expect((await send('PUT', at, {json: {config: {...config, fields}}})).status).toBe(200);
  advance(3600);
  await send('POST', `${url}/actions/resume`);
  advance(10);
  const later = await mapping(url, 'Contact');
  expect(later).toMatchObject({state: 'RESYNC', times: {db_write: times.db_write}});
});

test('event rows during a load: used by the next load', async () => {
  const {send, mapping, happen, connection, advance} = await start();
  const url = await connection('acme-production');
  const {url: at} = await mapping(url, 'User');
  await send('POST', `${at}/actions/reload`);
  advance(2);
  await happen('acme-production', 'rows', {object_name: 'User', count: 80});
  advance(60);
  expect((await mapping(url, 'User')).counts).toMatchObject({db: 58, sf: 80});
  await send('POST', `${at}/actions/reload`);
  advance(60);
  expect((await mapping(url, 'User')).counts).toMatchObject({db: 80, sf: 80});
});

test('event rows beyond the plan: TOO_MANY_ROWS', async () => {
  const {get, happen, connection} = await start({scenario: 'over-limit'});
  await happen('acme-trial', 'rows', {object_name: 'Lead', count: 9_000});
  expect((await get(await connection('acme-trial'))).state).toBe('TOO_MANY_ROWS');
});
