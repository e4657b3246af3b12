import {expect, test} from 'vitest';
import {start} from '../client.ts';

test('pause: shows PAUSED after the lag', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-production');
  const reply = await send('POST', `${url}/actions/pause`);
  expect([reply.status, reply.text]).toEqual([202, '']);
  expect((await get(url)).state).toBe('IDLE');
  advance(0.9);
  expect((await get(url)).state).toBe('IDLE');
  advance(0.2);
  expect((await get(url)).state).toBe('PAUSED');
});

test('resume: returns to IDLE and polls again', async () => {
  const {send, get, connection, advance} = await start({behaviors: {lag_seconds: 2}});
  const url = await connection('acme-archive');
  expect((await get(url)).state).toBe('PAUSED');
  advance(3600);
  expect((await get(url)).state).toBe('PAUSED');
  expect((await send('POST', `${url}/actions/resume`)).status).toBe(202);
  advance(1.9);
  expect((await get(url)).state).toBe('PAUSED');
  advance(0.1);
  expect((await get(url)).state).toBe('IDLE');
  advance(10);
  expect((await get(url)).state).toBe('POLLING_DB_CHANGES');
});

test('resume without lag: shows the new state at the first read', async () => {
  const {send, get, connection} = await start({behaviors: {lag_seconds: 0}});
  const url = await connection('acme-production');
  await send('POST', `${url}/actions/pause`);
  expect((await get(url)).state).toBe('PAUSED');
  await send('POST', `${url}/actions/resume`);
  expect((await get(url)).state).toBe('IDLE');
});

test('action that the state does not allow: 409 with a message', async () => {
  const {send, connection} = await start({scenario: 'granted'});
  for (const [name, action, state] of [
    ['acme-archive', 'pause', 'PAUSED'],
    ['acme-production', 'resume', 'IDLE'],
    ['acme-onboarding', 'pause', 'NEW'],
    ['acme-onboarding', 'resume', 'NEW'],
    ['acme-onboarding', 'restart', 'NEW'],
    ['acme-support', 'pause', 'UNAUTHORIZED'],
    ['acme-analytics', 'pause', 'POLLING_DB_CHANGES'],
  ] as const) {
    const reply = await send('POST', `${await connection(name)}/actions/${action}`);
    expect([name, action, reply.status]).toEqual([name, action, 409]);
    expect(reply.body.message).toContain(`The connection is ${state}.`);
  }
});

test('pause during a database poll: 409, accepted after it', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-production');
  for (let second = 0; (await get(url)).state === 'IDLE'; second += 1) {
    expect(second).toBeLessThan(20);
    advance(1);
  }
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(409);
  advance(1);
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(202);
});

test('paused connection: does not poll Salesforce until resumed', async () => {
  const {send, mapping, connection, advance} = await start();
  const url = await connection('acme-production');
  await send('POST', `${url}/actions/pause`);
  advance(1);
  const before = await mapping(url, 'User');
  advance(7200);
  const later = await mapping(url, 'User');
  expect([later.state, later.times]).toEqual(['DATA_SYNCED', before.times]);
  await send('POST', `${url}/actions/resume`);
  advance(1);
  const resumed = await mapping(url, 'User');
  expect([resumed.state, resumed.is_polling]).toEqual(['POLLING_SF_CHANGES', true]);
  expect(resumed.times.sf_poll > before.times.sf_poll).toBe(true);
  advance(2);
  expect((await mapping(url, 'User')).state).toBe('POLLING_SF_FOR_DELETES');
  advance(1);
  expect((await mapping(url, 'User')).state).toBe('DATA_SYNCED');
});

test('restart after an unexpected error: recovers the connection', async () => {
  const {send, get, states, connection, happen, advance} = await start();
  const url = await connection('acme-production');
  await happen('acme-production', 'system_error');
  expect((await get(url)).state).toBe('SYSTEM_ERROR');
  advance(86_400);
  expect((await get(url)).state).toBe('SYSTEM_ERROR');
  expect((await send('POST', `${url}/actions/restart`)).status).toBe(202);
  expect((await get(url)).state).toBe('SYSTEM_ERROR');
  advance(1);
  expect((await states(url)).slice(0, 2)).toEqual(['RECOVERY', 'Account:RECOVERY']);
  advance(10);
  expect((await get(url)).state).toBe('IDLE');
});

test('restart while the cause remains: returns to the error', async () => {
  const {send, get, connection, happen, advance} = await start();
  const url = await connection('acme-production');
  await happen('acme-production', 'system_error', {lasting: true});
  await send('POST', `${url}/actions/restart`);
  advance(5);
  expect((await get(url)).state).toBe('RECOVERY');
  advance(6);
  expect((await get(url)).state).toBe('SYSTEM_ERROR');
  await happen('acme-production', 'system_error_over');
  await send('POST', `${url}/actions/restart`);
  advance(11);
  expect((await get(url)).state).toBe('IDLE');
});

test('restart of a healthy or paused connection: accepted, paused stays by the behavior', async () => {
  const {send, get, connection, advance} = await start();
  const url = await connection('acme-production');
  await send('POST', `${url}/actions/restart`);
  advance(2);
  expect((await get(url)).state).toBe('RECOVERY');
  advance(9);
  expect((await get(url)).state).toBe('IDLE');
  const paused = await connection('acme-archive');
  await send('POST', `${paused}/actions/restart`);
  advance(11);
  expect((await get(paused)).state).toBe('PAUSED');

  const other = await start({behaviors: {restart_of_paused: 'resumes'}});
  const there = await other.connection('acme-archive');
  await other.send('POST', `${there}/actions/restart`);
  other.advance(11);
  expect((await other.get(there)).state).toBe('IDLE');
});

test('action within the lag of another: replaces it', async () => {
  const {send, get, connection, advance} = await start({behaviors: {lag_seconds: 5}});
  const url = await connection('acme-production');
  await send('POST', `${url}/actions/restart`);
  expect((await send('POST', `${url}/actions/pause`)).status).toBe(202);
  advance(60);
  expect((await get(url)).state).toBe('PAUSED');
});
