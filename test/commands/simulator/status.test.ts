import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {startWorld, type World} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';

testCommand('simulator:status', {
  journey: 'simulator-detached.test.ts',
  examples: 'in the journey',
});

/** Records the world's simulator as the detached one. @returns the record's file */
function record({simulator, settings}: World, changes: Record<string, unknown> = {}): string {
  const {discovery_url, control_url, scenario, speed} = simulator;
  const file = path.join(settings, 'simulator.json');
  const known = {
    discovery_url,
    control_url,
    scenario,
    speed,
    region_urls: {},
    token: '',
    flags: [],
  };
  const document = {
    ...known,
    settings: {HCONNECT_TOKEN: "it's \\ here"},
    pid: process.pid,
    started_at: '2026-01-15T09:00:00.000Z',
    log: '/log',
  };
  writeFileSync(file, JSON.stringify({...document, ...changes}));
  return file;
}

/** The id of a process that has ended. */
const endedProcess = () => spawnSync(process.execPath, ['--version']).pid;

test('simulator:status: shows the simulator that is running', async () => {
  const world = await startWorld();
  record(world);
  const {status, stdout} = await world.hconnect(['simulator:status']);
  expect([status, stdout]).toEqual([0, expect.stringContaining(world.simulator.discovery_url)]);
  const json = await world.hconnect(['simulator:status', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({pid: process.pid, log: '/log'});
});

test.each([
  ['/bin/bash', `export HCONNECT_TOKEN='it'\\''s \\ here';\n`],
  ['/usr/bin/fish', `set -gx HCONNECT_TOKEN 'it\\'s \\\\ here';\n`],
  ['', `export HCONNECT_TOKEN='it'\\''s \\ here';\n`],
])('simulator:status --env: quotes settings for the shell %s', async (SHELL, printed) => {
  const world = await startWorld();
  record(world);
  const {stdout} = await world.hconnect(['simulator:status', '--env'], {env: {SHELL}});
  expect(stdout).toBe(printed);
  const chosen = await world.hconnect(['simulator:status', '--env', '--shell', 'fish'], {
    env: {SHELL},
  });
  expect(chosen.stdout).toMatch(/^set -gx /);
});

test('simulator:status: exits 5 where none is running', async () => {
  const world = await startWorld();
  expectThreeLines(await world.hconnect(['simulator:status']), 5);
  expect((await world.hconnect(['simulator:status', '--env'])).stdout).toBe('');
});

test.each<[what: string, changes: () => Record<string, unknown>]>([
  ['nothing answers', () => ({control_url: 'http://127.0.0.1:9/_simulator', pid: endedProcess()})],
  ['another process answers', () => ({pid: endedProcess()})],
])(
  'simulator:status: reports a crashed simulator once and removes its record: %s',
  async (_what, changes) => {
    const world = await startWorld();
    const changed = changes();
    const file = record(world, changed);
    const {reason, pid} = expectErrorDocument(
      await world.hconnect(['simulator:status', '--json']),
      5,
    );
    expect([pid, reason]).toEqual([changed.pid, expect.stringContaining('/log')]);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(world.settings)).toEqual([]);
    const again = expectThreeLines(await world.hconnect(['simulator:status']), 5);
    expect(again[1]).toMatch(/^No record/);
  },
);

test('simulator:status: exits 74 for an invalid record and keeps it', async () => {
  const world = await startWorld();
  const file = path.join(world.settings, 'simulator.json');
  const texts = [
    '{',
    'null',
    '{"pid": "1"}',
    '{"pid": 1, "control_url": "x"}',
    '{"pid": 1, "control_url": "http://198.51.100.1/_simulator"}',
  ];
  for (const text of texts) {
    writeFileSync(file, text);
    expectThreeLines(await world.hconnect(['simulator:status']), 74);
    expect(existsSync(file)).toBe(true);
  }
});
