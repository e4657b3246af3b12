import {describe, expect, test} from 'vitest';
import type {Clock, Context} from '../../../../src/lib/actions/context.ts';
import {createMeter} from '../../../../src/lib/actions/watch/meter.ts';
import {openWatch, type Watch} from '../../../../src/lib/actions/watch/watch.ts';
import type {Connection} from '../../../../src/lib/domain/connections/connection.ts';
import type {ConnectionRef} from '../../../../src/lib/domain/connections/connection-ref.ts';
import {changeText, type Change} from '../../../../src/lib/domain/watch/changes.ts';
import {mostRequests} from '../../../../src/lib/domain/watch/state.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {startActionWorld} from '../../../harness/context.ts';
import {connectionOf, type Sketch} from '../../../harness/watched.ts';

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

/**
 * Time that goes on when all that runs sleeps, to the first of them: what runs side by side shares it,
 * and a day is over at once.
 */
function sharedClock(): Clock {
  let now = 0;
  let asleep: {until: number; wake: () => void}[] = [];
  let moving = false;
  const goOn = () => {
    moving = false;
    if (asleep.length === 0) return;
    const first = asleep.reduce((a, b) => (b.until < a.until ? b : a));
    asleep = asleep.filter((one) => one !== first);
    now = Math.max(now, first.until);
    first.wake();
    settle();
  };
  const settle = () => {
    if (moving || asleep.length === 0) return;
    moving = true;
    setImmediate(goOn);
  };
  return {
    now: () => now,
    monotonic: () => now,
    sleep: (milliseconds, wake) =>
      new Promise((resolve) => {
        const one = {until: now + milliseconds, wake: resolve};
        asleep.push(one);
        const woken = () => {
          asleep = asleep.filter((other) => other !== one);
          resolve();
        };
        one.wake = () => {
          wake?.removeEventListener('abort', woken);
          resolve();
        };
        wake?.addEventListener('abort', woken, {once: true});
        settle();
      }),
  };
}

/** What an app's connection is like at a time; a failure where it cannot be read. */
type Story = (app: string, now: number) => Connection | Failure;

/** A watch of connections that a story tells of. */
async function watchStory(apps: readonly string[], story: Story) {
  const clock = sharedClock();
  const meter = createMeter();
  const said: string[] = [];
  const requests: number[] = [];
  const ended = new AbortController();
  const refs = apps.map((app) => connectionOf(app, 'IDLE'));
  const refused = new Set<Context>();
  const contextOf = (): Context => {
    const context = {
      clock,
      endpoints: [],
      report: () => undefined,
      accepted: {of: () => []},
      remembered: {
        all: () => refs,
        forget: () => undefined,
        remember: () => undefined,
        rememberMappings: () => undefined,
      },
      api: {
        discover: () => Promise.resolve([]),
        deepConnection: ({id, region_url}: {id: string; region_url: string}) => {
          meter.traffic(new URL(`${region_url}/api/v3/connections/${id}`));
          requests.push(clock.now());
          if (refused.has(context)) return Promise.reject(unauthorized);
          const told = story(id.replace('id-of-', ''), clock.now());
          return told instanceof Failure ? Promise.reject(told) : Promise.resolve(told);
        },
      },
    } as unknown as Context;
    return context;
  };
  let stored: Context | null = null;
  const context = contextOf();
  const watch = await openWatch(
    {
      context,
      meter,
      signal: ended.signal,
      renew: () => {
        const next = stored;
        stored = null;
        return Promise.resolve(next);
      },
    },
    {words: apps.map((app) => `herokuconnect-${app}`)},
    {
      read: (_state, changes) => void said.push(...changes.map(lineOf)),
      begun: () => undefined,
    },
  );
  return {
    watch,
    said,
    requests,
    /** The token is accepted no more, until another one is stored. */
    expire: () => refused.add(context),
    logIn: () => (stored = contextOf()),
  };
}

const unauthorized = new Failure('auth', 'The token was not accepted.', {facts: {httpStatus: 401}});

function lineOf(change: Change): string {
  const app = change.connection?.app_name ?? change.source;
  return `${change.at / second}s ${app} ${change.kind}: ${changeText(change)}`;
}

const well =
  (mappings: Readonly<Record<string, Sketch>> = {Account: {}}): Story =>
  (app) =>
    connectionOf(app, 'IDLE', mappings);

/** What a day, or another time, takes of a connection. */
async function dayOf(story: Story, time = day): Promise<{watch: Watch; requests: number[]}> {
  const played = await watchStory(['acme'], story);
  await played.watch.run(time).catch(() => undefined);
  return played;
}

describe('a simulated day takes less than 30 % of the daily budget, and says what it took', () => {
  test.each<[what: string, story: Story]>([
    ['nothing happens', well()],
    [
      'a load goes on all day',
      (app, now) => well({Account: {state: 'RELOAD_TABLE', counts: {db: now}}})(app, now),
    ],
    [
      'everything changes all the time',
      (app, now) => connectionOf(app, Math.floor(now / second) % 2 === 0 ? 'IDLE' : 'SYSTEM_ERROR'),
    ],
    [
      'the network is lost all day but for the beginning',
      (app, now) => (now < hour ? well()(app, now) : new Failure('service', 'No network.')),
    ],
    ['the token is refused all day', (app, now) => (now < hour ? well()(app, now) : unauthorized)],
  ])('%s', async (_what, story) => {
    const {watch, requests} = await dayOf(story);
    expect(requests.length).toBeLessThan(1500);
    expect(requests.length).toBeGreaterThan(500);
    expect(mostRequests(watch.state())).toBe(requests.length);
  });
});

describe('reads', () => {
  test('quickly after a change, and seldom while nothing happens', async () => {
    const at = 2 * hour;
    const {requests} = await dayOf(
      (app, now) => connectionOf(app, now < at ? 'IDLE' : 'SYSTEM_ERROR'),
      4 * hour,
    );
    const within = (from: number, to: number) =>
      requests.filter((time) => time >= from && time < to).length;
    expect(within(at - 600 * second, at)).toBeLessThan(10);
    expect(within(at + 120 * second, at + 240 * second)).toBeGreaterThan(8);
    expect(within(3 * hour, 4 * hour)).toBeLessThanOrEqual(40);
  });

  test('an hour’s load every 15 seconds at first', async () => {
    const {requests} = await dayOf(well({Account: {state: 'RELOAD_TABLE'}}), hour);
    const spans = requests.slice(1, 60).map((time, index) => time - (requests[index] ?? 0));
    expect(Math.max(...spans)).toBeLessThanOrEqual(15 * second);
  });

  test('nothing while it is stopped, and at once when it continues', async () => {
    const {watch, requests} = await watchStory(['acme'], well());
    const running = watch.run(hour);
    const moments = async (amount: number) => {
      for (let moment = 0; moment < amount; moment += 1) await new Promise(setImmediate);
    };
    await moments(5);
    watch.stop(true);
    await moments(5);
    const before = requests.length;
    await moments(200);
    expect(requests).toHaveLength(before);
    expect(watch.nextRead()).toBeNull();
    watch.stop(false);
    await moments(5);
    expect(requests).toHaveLength(before + 1);
    await running;
  });
});

describe('bad days', () => {
  test('one connection that fails does not hide another, and both are said when they end', async () => {
    const lost = (now: number) => now > 10 * second && now < 60 * second;
    const {watch, said} = await watchStory(['acme', 'other'], (app, now) => {
      if (app === 'acme' && lost(now)) return new Failure('service', 'No network.');
      return connectionOf(app, app === 'other' && now > 30 * second ? 'PAUSED' : 'IDLE');
    });
    await watch.run(300 * second);
    expect(said.map((line) => line.replace(/^\d+(\.\d+)?s /, ''))).toEqual([
      'acme found: IDLE',
      'other found: IDLE',
      'acme unreadable: No network.',
      'other state: IDLE → PAUSED',
      'acme readable: can be read again',
    ]);
  });

  test('a token that expires is said once, and what was read stays', async () => {
    let watched: Awaited<ReturnType<typeof watchStory>> | null = null;
    watched = await watchStory(['acme', 'other'], (app, now) => {
      if (now > 30 * second) watched?.expire();
      if (now > 30 * second) return unauthorized;
      return connectionOf(app, 'IDLE');
    });
    const {watch, said} = watched;
    await expect(watch.run(120 * second)).rejects.toMatchObject({kind: 'auth'});
    expect(
      said.filter((line) => line.includes('unreadable: The token was not accepted.')),
    ).toHaveLength(2);
    expect(watch.state().rows.get('id-of-acme')?.connection.state.name).toBe('IDLE');
  });

  test('a token that somebody stores meanwhile is used', async () => {
    let paused = false;
    const watched = await watchStory(['acme'], (app) =>
      connectionOf(app, paused ? 'PAUSED' : 'IDLE'),
    );
    const {watch, said, expire, logIn} = watched;
    const running = watch.run(300 * second);
    await new Promise(setImmediate);
    expire();
    while (!said.some((line) => line.includes('unreadable'))) await new Promise(setImmediate);
    paused = true;
    logIn();
    await running;
    expect(said.slice(-2).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'acme readable: can be read again',
      'acme state: IDLE → PAUSED',
    ]);
  });

  test('a connection that is deleted is said once, and the other is followed on', async () => {
    const gone = new Failure('not_found', 'Not found.', {facts: {httpStatus: 404}});
    const {watch, said} = await watchStory(['acme', 'other'], (app, now) => {
      if (app === 'acme' && now > 10 * second) return gone;
      return connectionOf(app, now > 60 * second ? 'PAUSED' : 'IDLE');
    });
    await watch.run(300 * second);
    const lines = said.map((line) => line.replace(/^\S+ /, ''));
    expect(lines.filter((line) => line.startsWith('acme gone'))).toHaveLength(1);
    expect(lines).toContain('other state: IDLE → PAUSED');
  });

  test('where nothing at all can be read at the beginning it ends, with the first failure', async () => {
    const {watch} = await watchStory(
      ['acme', 'other'],
      () => new Failure('service', 'No network.'),
    );
    await expect(watch.run(null)).rejects.toMatchObject({kind: 'service', message: 'No network.'});
  });
});

test('all connections: a list counts once for each of its connections, and a new one is said', async () => {
  const {context, simulator, happens} = await startActionWorld('granted');
  const meter = createMeter();
  const said: string[] = [];
  const watch = await openWatch(
    {context, meter, signal: new AbortController().signal, renew: () => Promise.resolve(null)},
    {words: []},
    {read: (_state, changes) => void said.push(...changes.map(lineOf)), begun: () => undefined},
  );
  await happens('acme-production', {event: 'mapping_error', object_name: 'Account'});
  await watch.run(30 * second);
  const {rows} = watch.state();
  const lists = simulator
    .requests()
    .filter(({path}) => path === '/api/v3/connections?deep=true' || path === '/api/v3/connections');
  expect(lists.length).toBe(simulator.requests().length);
  expect(rows.size).toBe(9);
  const [row] = [...rows.values()].filter(
    ({connection}) => connection.app_name === 'acme-production',
  );
  expect(row?.connection.health.class).toBe('failed');
  expect(await watch.reason(row?.connection.id ?? '')).toContain('Account');
});

test('all connections: one whose mappings cannot be read, or that is gone, leaves the others', async () => {
  const {context} = await startActionWorld('granted');
  const apps = new Map([
    ['acme-production', new Failure('service', 'The response has no `mappings` list.')],
    ['acme-staging', new Failure('not_found', 'Gone.', {facts: {httpStatus: 404}})],
  ]);
  const api: Context['api'] = {
    ...context.api,
    async *connectionPages(endpoint, options) {
      for await (const page of context.api.connectionPages(endpoint, options)) {
        yield page.map((one) => (apps.has(one.app_name ?? '') ? {...one, mappings: null} : one));
      }
    },
    deepConnection: (ref) => {
      const {app_name} = ref as ConnectionRef;
      return Promise.reject(apps.get(app_name ?? '') ?? new Failure('service', 'Not expected.'));
    },
  };
  const watch = await openWatch(
    {
      context: {...context, api},
      meter: createMeter(),
      signal: new AbortController().signal,
      renew: () => Promise.resolve(null),
    },
    {words: []},
    {read: () => undefined, begun: () => undefined},
  );
  await watch.run(1);
  const {rows, sources} = watch.state();
  const classOf = new Map(
    [...rows.values()].map(({connection}) => [connection.app_name, connection.health.class]),
  );
  expect(rows.size).toBe(8);
  expect(classOf.get('acme-production')).toBe('unknown');
  expect(classOf.has('acme-staging')).toBe(false);
  expect([...sources.values()].filter(({trouble}) => trouble !== null)).toEqual([]);
});
