import {describe, expect, test} from 'vitest';
import {nearest} from '../../../../src/lib/domain/text/nearest.ts';

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
