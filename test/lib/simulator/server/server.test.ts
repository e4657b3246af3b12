import {execFile} from 'node:child_process';
import {connect, createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {scenarios, startSimulator} from '../../../../src/lib/simulator/index.ts';
import {clientOf} from '../client.ts';

function openServers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
}

/** A closed socket is not gone before the event loop has come round. */
async function untilOpen(servers: number): Promise<void> {
  await expect.poll(openServers, {timeout: 20_000}).toBe(servers);
}

test("simulator: has its addresses and a client's settings", async () => {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  expect(simulator.discovery_url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(Object.keys(simulator.region_urls)).toEqual([
    'dublin',
    'dublin-2',
    'frankfurt',
    'oregon',
    'sydney',
    'tokyo',
    'virginia',
    'virginia-2',
    'virginia-3',
    'virginia-4',
  ]);
  const origins = [simulator.discovery_url, ...Object.values(simulator.region_urls)];
  expect(new Set(origins).size).toBe(11);
  expect(simulator).toMatchObject({
    control_url: `${simulator.discovery_url}/_simulator`,
    scenario: 'default',
    speed: 1,
    settings: {
      CONNECT_DISCOVERY_SERVER: simulator.discovery_url,
      HEROKU_API_KEY: simulator.token,
    },
  });
});

test('two runs of a scenario: the same ids; another seed: others', async () => {
  const worldOf = async (seed: number): Promise<unknown> => {
    const simulator = await startSimulator({speed: 0, seed});
    onTestFinished(() => simulator.close());
    const {body} = await clientOf(simulator).control('GET', '/world');
    return {...body, addresses: null};
  };
  expect(await worldOf(1)).toEqual(await worldOf(1));
  expect(JSON.stringify(await worldOf(2))).not.toBe(JSON.stringify(await worldOf(1)));
});

test('time: runs at its speed', async () => {
  const simulator = await startSimulator({speed: 100_000});
  onTestFinished(() => simulator.close());
  const {control} = clientOf(simulator);
  const now = async (): Promise<number> => Date.parse((await control('GET', '/clock')).body.now);
  const real = performance.now();
  const before = await now();
  let after = before;
  while (after < before + 1000) after = await now();
  // At least what passed before the last look, at most what had passed after it.
  expect(after - before).toBeLessThanOrEqual((performance.now() - real + 50) * 100_000);
});

test('port in use: EADDRINUSE, and no other port stays open', async () => {
  await untilOpen(0);
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    blocker.close();
  });
  const {port} = blocker.address() as AddressInfo;
  await expect(startSimulator({port})).rejects.toMatchObject({code: 'EADDRINUSE'});
  await expect(startSimulator({port: port - 3})).rejects.toMatchObject({code: 'EADDRINUSE'});
  await untilOpen(1);
});

test('wrong options: refused', async () => {
  await expect(startSimulator({scenario: 'nonsense'})).rejects.toThrow(
    scenarios.map(({name}) => name).join(', '),
  );
  await expect(startSimulator({port: 65_530})).rejects.toThrow(/port/);
  await expect(startSimulator({port: 1.5})).rejects.toThrow(/port/);
  await expect(startSimulator({speed: -1})).rejects.toThrow(/speed/);
  await expect(startSimulator({seed: 0.5})).rejects.toThrow(/seed/);
  const behaviors = {lag: 1} as object;
  await expect(startSimulator({behaviors})).rejects.toThrow(/Unknown behavior: lag/);
});

test('close: ends requests under way, no socket stays open', async () => {
  await untilOpen(0);
  const simulator = await startSimulator({behaviors: {latency_ms: 60_000}});
  expect(openServers()).toBe(11);
  const hanging = fetch(`${simulator.discovery_url}/connections`);
  const outcome = expect(hanging).rejects.toThrow();
  while (simulator.requests().length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await simulator.close();
  await outcome;
  await untilOpen(0);
});

test('process that closed its simulator: ends', async () => {
  const entry = new URL('../../../../src/lib/simulator/index.ts', import.meta.url).href;
  const script = `
    const {startSimulator} = await import(${JSON.stringify(entry)});
    const simulator = await startSimulator({speed: 60});
    const headers = {Authorization: 'Bearer ' + simulator.token};
    const reply = await fetch(simulator.discovery_url + '/connections', {headers});
    await reply.text();
    await simulator.close();
    console.log(reply.status);
  `;
  const run = promisify(execFile);
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const {stdout} = await run(process.execPath, args, {timeout: 50_000});
  expect(stdout).toBe('200\n');
});

test('each answer, good or bad: Date of the simulated clock', async () => {
  const simulator = await startSimulator({speed: 0});
  onTestFinished(() => simulator.close());
  const {send} = clientOf(simulator);
  const date = async (path: string) => (await send('GET', path)).headers.get('date');
  expect(await date('/connections')).toBe('Thu, 15 Jan 2026 09:00:00 GMT');
  simulator.advance(3600);
  expect(await date('/nowhere')).toBe('Thu, 15 Jan 2026 10:00:00 GMT');
});

test('200 requests at once and a client that never reads: the others are answered', async () => {
  const simulator = await startSimulator({
    scenario: 'large',
    speed: 0,
    behaviors: {daily_requests: 1e6},
  });
  onTestFinished(() => simulator.close());
  const {connection, send} = clientOf(simulator);
  const url = new URL(`${await connection('acme-warehouse')}?deep=true`);
  const lazy = connect(Number(url.port), url.hostname);
  onTestFinished(() => {
    lazy.destroy();
  });
  lazy.pause();
  const request = `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${simulator.token}\r\n\r\n`;
  for (let times = 0; times < 5; times += 1) lazy.write(request);
  await expect.poll(() => simulator.requests().length).toBeGreaterThan(1);
  const answers = await Promise.all(Array.from({length: 200}, () => send('GET', '/connections')));
  expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]));
});
