import {describe, expect, test} from 'vitest';
import {budgetUse, budgetWarning, exceedsBudget} from '../../../../src/lib/domain/plan/budget.ts';

describe('the daily budget', () => {
  test('warns of what needs more requests than a day has, and of nothing else', () => {
    expect(budgetWarning('Applying', 5000, 4998)).toBe('');
    expect(exceedsBudget(5000)).toBe(false);
    expect(exceedsBudget(5001)).toBe(true);
    expect(budgetWarning('Applying', 6002, 6000)).toBe(
      'Heroku Connect rejects further requests that day with status 429. ' +
        'Applying stops after at most 4,998 changes; the same command continues the next day.',
    );
  });

  test('says how many requests are used, at least, since a wait takes more', () => {
    expect(budgetUse('Applying', 2)).toBe('Applying uses at least 2 of the 5,000 daily requests.');
  });
});
