import {describe, expect, test} from 'vitest';
import {formatDuration, parseDuration} from '../../../../src/lib/domain/text/duration.ts';

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
      expect(() => parseDuration(text, '--timeout')).toThrow(/Invalid duration for --timeout/);
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
