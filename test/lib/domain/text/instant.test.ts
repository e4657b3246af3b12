import {expect, test} from 'vitest';
import {formatInstant, parseInstant, readInstant} from '../../../../src/lib/domain/text/instant.ts';

test.each([
  ['2025-07-16T19:21:56.317415Z', '2025-07-16T19:21:56.317415Z'],
  ['2025-07-16 20:12:43.734321+00:00', '2025-07-16T20:12:43.734321Z'],
  ['2025-07-16 22:12:43+0200', '2025-07-16T20:12:43.000000Z'],
  ['2025-07-16T20:12', '2025-07-16T20:12:00.000000Z'],
  ['2025-07-16', '2025-07-16T00:00:00.000000Z'],
  ['2025-07-16T20:12:43.7Z', '2025-07-16T20:12:43.700000Z'],
])('parseInstant: reads %s as %s', (text, shown) => {
  expect(formatInstant(parseInstant(text) ?? 0)).toBe(shown);
});

test.each(['', 'soon', '2026-02-30', '10:00', '2026-01-15T25:00Z', '2026-13-01', '1760000000'])(
  'parseInstant: is null for “%s”',
  (text) => {
    expect(parseInstant(text)).toBeNull();
  },
);

test('formatInstant: keeps the microsecond after 999', () => {
  const instant = parseInstant('2025-12-31T23:59:59.999999Z') ?? 0;
  expect(formatInstant(instant + 1)).toBe('2026-01-01T00:00:00.000000Z');
});

test('readInstant: leaves a date as it is, and makes a time one of UTC', () => {
  expect(readInstant('2026-01-15', '--after')).toBe('2026-01-15');
  expect(readInstant('2026-01-15 10:00+01:00', '--after')).toBe('2026-01-15T09:00:00.000000Z');
});
