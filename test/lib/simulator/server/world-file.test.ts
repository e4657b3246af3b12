import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {startSimulator} from '../../../../src/lib/simulator/index.ts';
import {clientOf, document} from '../client.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => {
    rmSync(path, {recursive: true});
  });
  return path;
}

test('world file: continues where the last run ended', async () => {
  const place = folder();
  const world = join(place, 'world.json');
  const first = await startSimulator({speed: 0, scenario: 'granted', world});
  const one = clientOf(first);
  const url = await one.connection('acme-staging');
  await one.send('POST', `${url}/actions/import`, {json: document('User', 'Lead')});
  first.advance(10);
  const before = await one.states(url);
  await first.close();
  expect(readdirSync(place)).toEqual(['world.json']);

  const second = await startSimulator({speed: 0, world});
  onTestFinished(() => second.close());
  const two = clientOf(second);
  expect(second.scenario).toBe('granted');
  const there = await two.connection('acme-staging');
  expect(new URL(there).pathname).toBe(new URL(url).pathname);
  expect(there.startsWith(second.region_urls.virginia ?? 'none')).toBe(true);
  expect(await two.states(there)).toEqual(before);
  expect((await two.control('GET', '/clock')).body.now).toBe('2026-01-15T09:00:10.000000Z');
  second.advance(600);
  expect((await two.states(there)).slice(-2).join()).toMatch(
    /^User:(DATA|POLL).*,Lead:(DATA|POLL)/,
  );
});

test('world file: written at the start, without the token', async () => {
  const world = join(folder(), 'world.json');
  const simulator = await startSimulator({speed: 0, world});
  const text = readFileSync(world, 'utf8');
  await simulator.close();
  expect(JSON.parse(text)).toMatchObject({format: 2, scenario: 'default'});
  expect(text).not.toContain(simulator.token);
});

test('world file of another scenario or none: refused and not changed', async () => {
  const world = join(folder(), 'world.json');
  await (await startSimulator({scenario: 'empty', world})).close();
  await expect(startSimulator({scenario: 'many', world})).rejects.toThrow(/from scenario empty/);
  for (const text of ['{"format": 3}', '[]', 'null', '{"form', '']) {
    writeFileSync(world, text);
    await expect(startSimulator({world})).rejects.toThrow(/is not a saved world/);
    expect(readFileSync(world, 'utf8')).toBe(text);
  }
  writeFileSync(world, '{"format": 1}');
  await expect(startSimulator({world})).rejects.toThrow(
    /was saved by an older version of the simulator/,
  );
});

test('world file that cannot be written: error at the start and at the end', async () => {
  const place = folder();
  const world = join(place, 'nowhere', 'world.json');
  await expect(startSimulator({world})).rejects.toMatchObject({code: 'ENOENT'});
  mkdirSync(join(place, 'nowhere'));
  const simulator = await startSimulator({world});
  rmSync(join(place, 'nowhere'), {recursive: true});
  await expect(simulator.close()).rejects.toMatchObject({code: 'ENOENT'});
  await expect(fetch(simulator.discovery_url)).rejects.toThrow();
});

test('behaviors with a kept world: replace its own', async () => {
  const world = join(folder(), 'world.json');
  const behaviors = {lag_seconds: 7, import_seconds: 8};
  await (await startSimulator({world, behaviors})).close();
  const simulator = await startSimulator({world, behaviors: {lag_seconds: 0}});
  onTestFinished(() => simulator.close());
  const {body} = await clientOf(simulator).control('GET', '/behaviors');
  expect(body).toMatchObject({lag_seconds: {value: 0}, import_seconds: {value: 8}});
});

test('world file in use: EBUSY; a lock of a dead process: taken over', async () => {
  const place = folder();
  const world = join(place, 'world.json');
  const first = await startSimulator({world});
  await expect(startSimulator({world})).rejects.toMatchObject({
    code: 'EBUSY',
    message: `${world} is in use by another simulator (process ${process.pid}).`,
  });
  await first.close();
  const {pid} = spawnSync(process.execPath, ['--version']);
  writeFileSync(`${world}.lock`, String(pid));
  await (await startSimulator({world})).close();
  expect(readdirSync(place)).toEqual(['world.json']);
});

test('failed start: leaves the world file free', async () => {
  const place = folder();
  const world = join(place, 'world.json');
  await expect(startSimulator({world, scenario: 'nonsense'})).rejects.toThrow(/Unknown scenario/);
  expect(readdirSync(place)).toEqual([]);
});
