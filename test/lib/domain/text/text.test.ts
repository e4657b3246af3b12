import {expect, test} from 'vitest';
import {formatCount, plural} from '../../../../src/lib/domain/text/text.ts';

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
