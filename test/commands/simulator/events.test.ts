import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {events} from '../../../src/lib/simulator/index.ts';
import {expectThreeLines} from '../../harness/evidence.ts';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';

const elsewhere = {env: {HCONNECT_DISCOVERY_URL: ''}};
const happen = 'simulator:events';

testCommand('simulator:events', {
  cases: {
    success: {argv: ['authorization_lost', 'acme-staging']},
    nothing: {argv: ['authorization_lost', 'acme-nowhere'], status: 5},
    failure: {argv: ['clock'], status: 64, options: elsewhere},
  },
  goldens: {
    'authorization-lost': {argv: ['authorization_lost', 'acme-staging']},
    'clock-advanced': {argv: ['clock', '--set', 'advance=3600']},
    'every-event': {argv: []},
    'event-refused': {argv: ['moved', 'acme-staging', '--set', 'cell=mars']},
    journal: {
      argv: ['requests'],
      before: [['connections:info', '--app', 'acme-staging']],
    },
    'journal-empty': {argv: ['requests']},
    'unknown-event': {argv: ['authorization_lots', 'acme-staging']},
  },
  faults: [],
});

/** What the events of a connection need to be told. */
const details: Readonly<Record<string, readonly string[]>> = {
  loads: ['outcome=fail'],
  mapping_error: ['object_name=Account'],
  rows: ['object_name=Account', 'count=20000'],
  write_errors: ['object_name=Account', 'count=3'],
  changes: ['object_name=Account'],
  schema_change: ['object_name=Account', 'field=Phone', 'kind=removed'],
  dashboard_edit: ['object_name=Account', 'config={"sf_polling_seconds": 1200}'],
  dashboard_delete: ['object_name=Contact'],
  dashboard_reload: ['object_name=Account'],
  requests_used: ['used=4990'],
  moved: ['cell=virginia-2'],
};

test.each(events.filter(({of}) => of === 'connection').map(({name}) => name))(
  'simulator:events: triggers %s',
  async (name) => {
    const world = await startWorld('granted');
    const set = (details[name] ?? []).flatMap((detail) => ['--set', detail]);
    const {status, stderr} = await world.hconnect([happen, name, 'acme-production', ...set]);
    expect([status, stderr]).toEqual([0, '']);
  },
);

test('simulator:events: other commands see the event', async () => {
  const world = await startWorld('granted');
  await world.hconnect([happen, 'authorization_lost', 'acme-production']);
  const {stdout} = await world.hconnect(['connections:info', '--app', 'acme-production', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({state: 'UNAUTHORIZED'});
});

test('simulator:events: shows, sets and clears controls of the whole simulator', async () => {
  const world = await startWorld('granted');
  const json = async (...argv: string[]) => {
    const {stdout} = await world.hconnect([happen, ...argv, '--json']);
    return JSON.parse(stdout) as unknown;
  };
  expect(await json('behaviors', '--set', 'lag_seconds=0')).toMatchObject({
    lag_seconds: {value: 0},
  });
  await world.hconnect([
    happen,
    'faults',
    '--set',
    'path=/connections',
    '--set',
    'json={"x": [1]}',
  ]);
  expect(await json('faults')).toMatchObject({results: [{path: '/connections', json: {x: [1]}}]});
  await world.hconnect([happen, 'faults', '--clear']);
  expect(await json('faults')).toMatchObject({count: 0});
  await world.hconnect(['connections:list']);
  expect(await json('requests')).not.toEqual([]);
  await world.hconnect([happen, 'requests', '--clear']);
  expect(await json('requests')).toEqual([]);
});

test.each([
  [['moved']],
  [['clock', 'acme-production']],
  [['clock', '--clear']],
  [['moved', 'acme-production', '--clear']],
  [['world', '--set', 'x=1']],
  [['clock', '--set', 'advance']],
  [['clock', '--set', 'advance={']],
  [['clock', '--set', 'advance=-1']],
])('simulator:events: exits 64 in three lines for %j', async (argv) => {
  const world = await startWorld('granted');
  expectThreeLines(await world.hconnect([happen, ...argv]), 64);
});

test('simulator:events: uses the detached simulator when settings point elsewhere', async () => {
  const world = await startWorld('granted');
  const {simulator, settings} = world;
  const {control_url} = simulator;
  const file = path.join(settings, 'simulator.json');
  writeFileSync(file, JSON.stringify({control_url, pid: process.pid}));
  expect((await world.hconnect([happen, 'clock'], elsewhere)).stdout).toMatch(/2026-01-15T09:00/);
  writeFileSync(file, JSON.stringify({control_url, pid: process.pid + 1}));
  expectThreeLines(await world.hconnect([happen, 'clock'], elsewhere), 64);
});

test('simulator:events: exits 3 when the host is not a simulator', async () => {
  const world = await startWorld('granted');
  const server = createServer((_request, response) => response.end('<html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  const env = {HCONNECT_DISCOVERY_URL: `http://127.0.0.1:${port}`};
  onTestFinished(() => {
    server.close();
  });
  expectThreeLines(await world.hconnect([happen, 'clock'], {env}), 3);
});
