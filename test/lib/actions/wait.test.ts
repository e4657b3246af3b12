import {describe, expect, test} from 'vitest';
import type {Context} from '../../../src/lib/actions/context.ts';
import {pauseBetweenPolls, wait, type Verdict} from '../../../src/lib/actions/wait.ts';
import {dailyBudget} from '../../../src/lib/domain/assumptions.ts';
import type {ReportEvent} from '../../../src/lib/domain/report.ts';
import {Failure} from '../../../src/lib/errors.ts';

const day = 86_400_000;

/** A context whose time passes by sleeping. */
function context({endAfter = Infinity} = {}) {
  const events: ReportEvent[] = [];
  const sleeps: number[] = [];
  let now = 1_000;
  return {
    events,
    sleeps,
    clock: {
      now: () => now,
      monotonic: () => now,
      sleep: (milliseconds: number) => {
        sleeps.push(milliseconds);
        now += milliseconds;
        return now > endAfter
          ? Promise.reject(new Failure('cancelled', 'Canceled.'))
          : Promise.resolve();
      },
    },
    report: (event: ReportEvent) => events.push(event),
  } as unknown as Context & {events: ReportEvent[]; sleeps: number[]};
}

function waiting<T>(
  it: Context,
  {
    look,
    check,
    timeout = day,
  }: {look: () => Promise<T>; check?: (seen: T) => Verdict; timeout?: number},
) {
  return wait(it, {
    what: 'acme-1',
    unfinished: 'acme-1 is still working.',
    timeout,
    resume: {run: 'connections:wait', args: ['acme-1']},
    poll: look,
    check: check ?? (() => ({pending: 'BUSY'})),
  });
}

describe('pauseBetweenPolls', () => {
  test('keeps a wait of a day below 5 % of the daily budget', async () => {
    const it = context();
    await expect(waiting(it, {look: () => Promise.resolve(1)})).rejects.toMatchObject({
      kind: 'pending',
    });
    expect(it.sleeps.length).toBeLessThan(dailyBudget * 0.05);
    expect(it.sleeps.length).toBeGreaterThan(100);
  });

  test('is short at first and never more than a tenth of the time gone by', () => {
    expect(pauseBetweenPolls(0)).toBe(250);
    for (const elapsed of [1_000, 60_000, 3_600_000]) {
      expect(pauseBetweenPolls(elapsed)).toBeLessThanOrEqual(Math.max(250, elapsed / 10));
    }
  });
});

describe('wait', () => {
  test('returns what the last poll saw when its verdict is done', async () => {
    let looks = 0;
    const seen = await waiting(context(), {
      look: () => Promise.resolve((looks += 1)),
      check: (value) => (value === 3 ? {done: true} : {pending: 'on'}),
    });
    expect(seen).toBe(3);
  });

  test('dates a poll by its start', async () => {
    const it = context();
    const seen: number[] = [];
    await wait(it, {
      what: 'x',
      unfinished: 'x is not.',
      timeout: day,
      resume: {run: 'x'},
      poll: () => it.clock.sleep(20_000),
      check: (_, elapsed) => (seen.push(elapsed) === 2 ? {done: true} : {pending: 'on'}),
    });
    expect(seen[0]).toBe(0);
    expect(seen[1]).toBeLessThan(25_000);
  });

  test('polls once more at the timeout, then fails with the command that continues', async () => {
    const it = context();
    let looks = 0;
    const failure = await waiting(it, {
      look: () => Promise.resolve((looks += 1)),
      timeout: 600,
    }).catch((error: unknown) => error as Failure);
    expect(failure).toMatchObject({
      kind: 'pending',
      next: {run: 'connections:wait', args: ['acme-1']},
    });
    expect((failure as Failure).reason).toContain('BUSY');
    expect(it.sleeps).toEqual([250, 250, 100]);
    expect(looks).toBe(4);
  });

  test('continues with a report when the network is lost', async () => {
    const it = context();
    let looks = 0;
    await waiting(it, {
      look: () => {
        looks += 1;
        return looks < 4
          ? Promise.reject(
              new Failure('service', 'It could not be reached.', {reason: 'ECONNRESET'}),
            )
          : Promise.resolve(looks);
      },
      check: () => ({done: true}),
    });
    expect(it.events.map(({type}) => type)).toEqual(['retry', 'retry', 'retry']);
  });

  test('continues after a 429 once its delay is over', async () => {
    const it = context();
    let looks = 0;
    await waiting(it, {
      look: () => {
        looks += 1;
        return looks === 1
          ? Promise.reject(new Failure('service', 'Throttled.', {facts: {retryAfter: 120}}))
          : Promise.resolve(looks);
      },
      check: () => ({done: true}),
    });
    expect(it.sleeps).toEqual([120_000]);
  });

  test('ends at once with a 429 whose delay is longer than the time left', async () => {
    const it = context();
    const failure = new Failure('service', 'Request limit reached.', {facts: {retryAfter: 86_400}});
    await expect(
      waiting(it, {look: () => Promise.reject(failure), timeout: 3_600_000}),
    ).rejects.toMatchObject({
      kind: 'service',
      message: 'Stopped waiting for acme-1. Request limit reached.',
      next: {run: 'connections:wait', args: ['acme-1'], note: 'in 24h 00m'},
    });
    expect(it.sleeps).toEqual([]);
    expect(it.events).toEqual([]);
  });

  test('says when a short wait looks again, and nothing after its last look', async () => {
    const it = context();
    const failure = new Failure('service', 'Request limit reached.', {facts: {retryAfter: 86_400}});
    const look = () => Promise.reject(failure);
    await expect(waiting(it, {look, timeout: 20_000})).rejects.toMatchObject({
      kind: 'service',
      message: 'Timed out waiting for acme-1. Request limit reached.',
    });
    expect(it.events).toMatchObject([{type: 'retry', retryIn: 20_000}]);
  });

  test('fails with “service” when it times out without a network', async () => {
    const look = () => Promise.reject(new Failure('service', 'It could not be reached.'));
    await expect(waiting(context(), {look, timeout: 1_000})).rejects.toMatchObject({
      kind: 'service',
      next: {run: 'connections:wait', args: ['acme-1']},
    });
  });

  test.each(['auth', 'not_found', 'unhealthy'] as const)(
    'fails at once when a poll fails with %s',
    async (kind) => {
      const it = context();
      await expect(
        waiting(it, {look: () => Promise.reject(new Failure(kind, 'No.'))}),
      ).rejects.toMatchObject({kind});
      expect(it.sleeps).toEqual([]);
    },
  );

  test.each([-3_600_000, 15_000])(
    'times by a clock that cannot be set: wall clock moved by %d ms',
    async (shift) => {
      const it = context();
      const {clock} = it;
      let polls = 0;
      it.clock = {
        now: () => clock.now() + polls * shift,
        monotonic: () => clock.monotonic(),
        sleep: (milliseconds) => clock.sleep(milliseconds),
      };
      const failure = await waiting(it, {
        look: () => Promise.resolve((polls += 1)),
        timeout: 600,
      }).catch((error: unknown) => error as Failure);
      expect(failure).toMatchObject({kind: 'pending'});
      expect(it.sleeps).toEqual([250, 250, 100]);
    },
  );

  test('fails with the command that continues when canceled', async () => {
    const it = context({endAfter: 3_000});
    await expect(waiting(it, {look: () => Promise.resolve(1)})).rejects.toMatchObject({
      kind: 'cancelled',
      next: {run: 'connections:wait', args: ['acme-1']},
    });
  });
});
