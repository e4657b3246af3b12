import {describe, expect, test} from 'vitest';
import {formatDuration, parseDuration} from '../../../../src/lib/domain/text/duration.ts';
import {nearest} from '../../../../src/lib/domain/text/nearest.ts';
import {formatTimestamp} from '../../../../src/lib/domain/text/timestamp.ts';
import {formatCount, plural} from '../../../../src/lib/domain/text/text.ts';

describe('parseDuration, formatDuration', () => {
  test.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['2D', 172_800_000],
    [' 5m ', 300_000],
  ])('%s is %i ms', (text, milliseconds) => {
    expect(parseDuration(text, '--timeout')).toBe(milliseconds);
  });

  test.each(['', '30', '-5m', '5 minutes', '1h30', 'm', '0s', '400d', '1e3s', 'NaNs'])(
    '%j is refused',
    (text) => {
      expect(() => parseDuration(text, '--timeout')).toThrow(/--timeout is not a time span/);
    },
  );

  test.each([
    [0, '0ms'],
    [949, '949ms'],
    [1_000, '1s'],
    [59_400, '59s'],
    [60_000, '1m 00s'],
    [185_000, '3m 05s'],
    [7_800_000, '2h 10m'],
    [259_200_000_000, '72000h 00m'],
  ])('%i ms reads %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('nearest', () => {
  const names = ['Account', 'AccountHistory', 'Contact', 'Opportunity'];

  test.each([
    ['Acount', 'Account'],
    ['CONTAC', 'Contact'],
    ['opp', 'Opportunity'],
    ['zzz', null],
    ['', null],
  ])('finds the name nearest to %j: %j', (word, meant) => {
    expect(nearest(word, names)).toBe(meant);
  });

  test('finds null when the only name is the word itself, or there is no name', () => {
    expect(nearest('Account', ['account'])).toBeNull();
    expect(nearest('Account', [])).toBeNull();
  });

  test('finds null when two names share the beginning', () => {
    expect(nearest('acc', ['account-one', 'account-two'])).toBeNull();
  });
});

test.each([
  ['2025-07-16T19:21:56.317415Z', '2025-07-16T19:21:56Z'],
  ['2025-07-16 20:12:43.734321+00:00', '2025-07-16T20:12:43Z'],
  ['2025-07-16 22:12:43.734321+02:00', '2025-07-16T20:12:43Z'],
  ['<date>', '<date>'],
  [null, null],
])('formatTimestamp: writes %j as %j', (text, shown) => {
  expect(formatTimestamp(text)).toBe(shown);
});

test('formatCount: groups by thousands, and writes a dash when there is none', () => {
  expect([0, 999, 1000, 1234567, null].map(formatCount)).toEqual([
    '0',
    '999',
    '1,000',
    '1,234,567',
    '–',
  ]);
  expect([plural(1, 'mapping'), plural(2000, 'mapping')]).toEqual(['1 mapping', '2,000 mappings']);
});
