import {expect, test} from 'vitest';
import {
  formatAge,
  formatSince,
  formatTimestamp,
  parseTimestamp,
} from '../../../../src/lib/domain/text/timestamp.ts';

test.each([
  ['2025-07-16T19:21:56.317415Z', '2025-07-16T19:21:56Z'],
  ['2025-07-16 20:12:43.734321+00:00', '2025-07-16T20:12:43Z'],
  ['2025-07-16 22:12:43.734321+02:00', '2025-07-16T20:12:43Z'],
  ['<date>', '<date>'],
  [null, null],
])('formatTimestamp: writes %j as %j', (text, shown) => {
  expect(formatTimestamp(text)).toBe(shown);
});

test('parseTimestamp: reads both forms of one time alike', () => {
  const time = Date.UTC(2025, 6, 16, 20, 12, 43, 734);
  expect(parseTimestamp('2025-07-16T20:12:43.734321Z')).toBe(time);
  expect(parseTimestamp('2025-07-16 20:12:43.734321+00:00')).toBe(time);
  expect(parseTimestamp('soon')).toBeNull();
});

test.each([
  [-3_600_000, 'in 1 hour'],
  [-180_000, 'in 3 minutes'],
  [-999, 'just now'],
  [999, 'just now'],
  [59_999, '59 seconds ago'],
  [60_000, '1 minute ago'],
  [3 * 3_600_000, '3 hours ago'],
  [47 * 3_600_000, '1 day ago'],
  [4000 * 86_400_000, '4,000 days ago'],
])('formatAge: writes %i as %j', (age, shown) => {
  expect(formatAge(age)).toBe(shown);
});

test.each([
  ['2025-07-16T19:21:56Z', '2025-07-16T19:21:56Z (1 hour ago)'],
  ['soon', 'soon'],
  [null, null],
])('formatSince: writes %j as %j', (text, shown) => {
  expect(formatSince(text, Date.UTC(2025, 6, 16, 20, 21, 56))).toBe(shown);
});

test('formatSince: leaves the age out where the present is unknown', () => {
  expect(formatSince('2025-07-16T19:21:56Z', null)).toBe('2025-07-16T19:21:56Z');
});
