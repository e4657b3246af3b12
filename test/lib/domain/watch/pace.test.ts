import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {dailyBudget} from '../../../../src/lib/domain/assumptions.ts';
import {
  emptyPause,
  fullAllowance,
  pauseOf,
  quietPause,
  spend,
  watchShare,
  type Pace,
} from '../../../../src/lib/domain/watch/pace.ts';

const quiet: Pace = {
  sinceChange: 3_600_000,
  moving: false,
  empty: false,
  took: 100,
  failures: 0,
  retryAfter: 0,
};
const full = fullAllowance(0);
const day = 86_400_000;

/** The times of the reads of two days. @param paceAt what there is to see at a time */
function reads(paceAt: (now: number) => Partial<Pace>, requestsOf: () => number): number[] {
  const times: number[] = [];
  let allowance = full;
  for (let now = 0; now < 2 * day;) {
    const requests = requestsOf();
    times.push(...Array.from({length: requests}, () => now));
    allowance = spend(allowance, requests, now);
    now += pauseOf({...quiet, ...paceAt(now)}, allowance);
  }
  return times;
}

/** The most requests of any 24 hours. */
function mostADay(times: readonly number[]): number {
  let first = 0;
  return times.reduce((most, time, index) => {
    while ((times[first] ?? 0) <= time - day) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

describe('a day of watching stays under 30 % of the daily budget', () => {
  const limit = dailyBudget * watchShare;

  test.each<[what: string, pace: Partial<Pace>, requests: number]>([
    ['nothing happens', {}, 1],
    ['something is always moving and always changing', {moving: true, sinceChange: 0}, 1],
    ['every read fails, and is repeated twice', {failures: 1}, 3],
    ['there is nothing to see', {empty: true}, 1],
  ])('where %s', (_what, pace, requests) => {
    expect(
      mostADay(
        reads(
          () => pace,
          () => requests,
        ),
      ),
    ).toBeLessThan(limit);
  });

  test('whatever happens', () => {
    const anyPace = fc.record({
      sinceChange: fc.nat(day),
      moving: fc.boolean(),
      empty: fc.boolean(),
      took: fc.nat(30_000),
      failures: fc.nat(20),
      retryAfter: fc.nat(100_000),
    });
    fc.assert(
      fc.property(
        fc.array(anyPace, {minLength: 1, maxLength: 30}),
        fc.infiniteStream(fc.integer({min: 1, max: 3})),
        (paces, requests) => {
          let round = 0;
          const times = reads(
            () => paces[(round += 1) % paces.length] ?? {},
            () => Number(requests.next().value),
          );
          expect(mostADay(times)).toBeLessThan(limit);
        },
      ),
      {numRuns: 20},
    );
  });
});

describe('pauseOf', () => {
  test.each<[what: string, pace: Partial<Pace>, expected: number]>([
    ['after a change: soon', {sinceChange: 0}, 3000],
    ['a minute after one: a tenth of it', {sinceChange: 60_000}, 6000],
    ['while nothing happens: seldom', {}, quietPause],
    ['while a load is under way: now and then', {moving: true}, 15_000],
    ['where there is no connection: seldom', {empty: true}, emptyPause],
    ['after a failure: longer and longer', {failures: 1}, 4000],
    ['after five', {failures: 5}, 64_000],
    ['after many: not longer than while nothing happens', {failures: 50}, quietPause],
    ['after a 429: what it asks for', {failures: 1, retryAfter: 72_170_000}, 72_170_000],
    ['where an answer takes 10 seconds: rarer', {sinceChange: 0, took: 10_000}, 50_000],
  ])('%s', (_what, pace, expected) => {
    expect(pauseOf({...quiet, ...pace}, full)).toBe(expected);
  });

  test('waits until a request is allowed again, where too many were made', () => {
    const spent = spend(full, 502, 0);
    expect(pauseOf({...quiet, sinceChange: 0}, spent)).toBe(3 * quietPause);
  });
});
