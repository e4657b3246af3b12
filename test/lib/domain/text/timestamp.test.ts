import {expect, test} from 'vitest';
import {formatTimestamp} from '../../../../src/lib/domain/text/timestamp.ts';

test.each([
  ['2025-07-16T19:21:56.317415Z', '2025-07-16T19:21:56Z'],
  ['2025-07-16 20:12:43.734321+00:00', '2025-07-16T20:12:43Z'],
  ['2025-07-16 22:12:43.734321+02:00', '2025-07-16T20:12:43Z'],
  ['<date>', '<date>'],
  [null, null],
])('formatTimestamp: writes %j as %j', (text, shown) => {
  expect(formatTimestamp(text)).toBe(shown);
});
