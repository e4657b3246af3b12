import {dailyBudget} from '../assumptions.ts';
import {formatCount, plural} from '../text/text.ts';

/*
 * What a connection takes in a day: the reference article, rate limits. Beyond it each request is
 * answered with status 429 and the seconds until the next one is taken.
 */

/** How many of a day's requests something uses. @param what “Applying” */
export function budgetUse(what: string, requests: number): string {
  return `${what} uses at least ${formatCount(requests)} of the ${formatCount(dailyBudget)} daily requests.`;
}

/** Whether something needs more requests than a connection takes in a day. */
export function exceedsBudget(requests: number): boolean {
  return requests > dailyBudget;
}

/**
 * What happens where the requests of a day do not suffice for changes that are made one by one.
 *
 * @param what makes them: “Applying”
 * @param requests all together, one of which is for each change
 * @param changes how many there are
 * @returns empty where they suffice
 */
export function budgetWarning(what: string, requests: number, changes: number): string {
  if (!exceedsBudget(requests)) return '';
  const before = requests - changes;
  const most = plural(Math.max(dailyBudget - before, 0), 'change');
  return (
    `Heroku Connect rejects further requests that day with status 429. ` +
    `${what} stops after at most ${most}; the same command continues the next day.`
  );
}
