import {describe, expect, test} from 'vitest';
import {throttledSeconds} from '../../../src/lib/api/http/http-failures.ts';
import {wholeNumber} from '../../../src/lib/api/read.ts';
import {isTooDeep} from '../../../src/lib/domain/json.ts';

describe('wholeNumber', () => {
  test.each([
    [0, 0],
    [4218, 4218],
    ['4218', 4218],
    [Infinity, null],
    [-5, null],
    [1.5, null],
    [2 ** 60, null],
    ['1e999', null],
    ['-5', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('reads %j as %j', (value, read) => {
    expect(wholeNumber(value)).toBe(read);
  });
});

describe('throttledSeconds', () => {
  test.each([
    ['Request was throttled. Expected available in 42 seconds.', 42],
    ['Expected available in 0.5 seconds.', 0.5],
    ['Expected available in 99999999999999999999 seconds.', null],
    ['Expected available in -5 seconds.', null],
    ['Try again later.', null],
  ])('reads %j as %j', (message, read) => {
    expect(throttledSeconds(message)).toBe(read);
  });
});

describe('isTooDeep', () => {
  test.each([
    ['[]', false],
    ['['.repeat(500) + ']'.repeat(500), false],
    ['['.repeat(501) + ']'.repeat(501), true],
    ['{"a":'.repeat(501) + '1' + '}'.repeat(501), true],
    [JSON.stringify('['.repeat(5000)), false],
    [JSON.stringify(['\\"', '{'.repeat(5000)]), false],
    [`[${'[],'.repeat(5000)}[]]`, false],
    ['"', false],
  ])('%#', (text, deep) => {
    expect(isTooDeep(text)).toBe(deep);
  });
});
