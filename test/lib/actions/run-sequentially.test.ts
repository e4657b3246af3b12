import {describe, expect, test} from 'vitest';
import {runSequentially} from '../../../src/lib/actions/run-sequentially.ts';
import {Failure} from '../../../src/lib/errors.ts';

const items = ['Account', 'Case', 'Lead', 'User'].map((object_name) => ({object_name}));

/** Does it to all up to the one at which it fails. */
function failingAt(name: string, failure: Error, done: string[] = []) {
  return runSequentially(
    items,
    ({object_name}) => (object_name === 'Case' ? 'changed' : 'created'),
    ({object_name}) => {
      if (object_name === name) return Promise.reject(failure);
      done.push(object_name);
      return Promise.resolve(object_name);
    },
  );
}

describe('runSequentially', () => {
  test('returns the result of each, in order', async () => {
    let running = 0;
    const results = await runSequentially(
      items,
      () => 'done',
      async ({object_name}, index) => {
        running += 1;
        expect(running).toBe(1);
        await Promise.resolve();
        running -= 1;
        return `${index} ${object_name}`;
      },
    );
    expect(results).toEqual(['0 Account', '1 Case', '2 Lead', '3 User']);
  });

  test('stops at the first refusal, with what was done and what was not', async () => {
    const done: string[] = [];
    const refused = new Failure('refused', 'No.', {reason: 'It may not be.', next: {run: 'look'}});
    await expect(failingAt('Lead', refused, done)).rejects.toMatchObject({
      kind: 'refused',
      message: 'Lead was not created.',
      reason: expect.stringMatching(
        /^It may not be\. Account was created; Case was changed\. User was not tried\.$/,
      ) as string,
      next: {run: 'look'},
      details: {done: ['Account', 'Case'], failed: 'Lead', not_tried: ['User']},
    });
    expect(done).toEqual(['Account', 'Case']);
  });

  test('reports an unknown outcome when a request is lost', async () => {
    const lost = new Failure('service', 'It broke off.', {facts: {taken: 'unknown'}});
    await expect(failingAt('Account', lost)).rejects.toMatchObject({
      message: 'It is unknown whether Account was created.',
      details: {done: [], not_tried: ['Case', 'Lead', 'User']},
    });
  });

  test.each([
    ['was never sent', {taken: 'no' as const}],
    ['was refused with 429', {httpStatus: 429}],
  ])('says that a step was not done when its request %s', async (_what, facts) => {
    const failure = new Failure('service', 'Not now.', {facts});
    await expect(failingAt('Account', failure)).rejects.toMatchObject({
      message: 'Account was not created.',
    });
  });

  test('rethrows other errors unchanged', async () => {
    const bug = new TypeError('x is not a function');
    await expect(failingAt('Case', bug)).rejects.toBe(bug);
  });
});
