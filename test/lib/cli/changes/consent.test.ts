import {Chalk} from 'chalk';
import {describe, expect, test} from 'vitest';
import {consent} from '../../../../src/lib/cli/changes/consent.ts';
import type {Failure} from '../../../../src/lib/errors.ts';
import type {Prompts, TextOptions} from '../../../../src/lib/terminal/prompts.ts';
import type {Output} from '../../../../src/lib/terminal/terminal.ts';

const destruction = {consequences: ['Its 40 rows are deleted.'], name: 'Account'};

/** Somebody who types one answer after the other, and what was shown to them. */
function person(...answers: string[]) {
  const seen = {text: '', asked: ''};
  const prompts = {
    text: (question: string, {check}: TextOptions = {}) => {
      seen.asked += question;
      for (const answer of answers) {
        const wrong = check?.(answer) ?? null;
        if (wrong === null) return Promise.resolve(answer);
        seen.asked += wrong;
      }
      return Promise.reject(new Error('It was asked for again.'));
    },
  } as unknown as Prompts;
  const err = {
    color: new Chalk({level: 0}),
    width: null,
    write: (text: string) => {
      seen.text += text;
      return Promise.resolve();
    },
  } as unknown as Output;
  return {seen, prompts, err};
}

async function failureOf(work: Promise<void>): Promise<Failure> {
  return work.then(
    () => Promise.reject(new Error('It was agreed to.')),
    (error: unknown) => error as Failure,
  );
}

describe('consent', () => {
  test.each(['Account', 'account', 'ACCOUNT', ' Account '])(
    'is given when the flag has the name as “%s”, without a question',
    async (given) => {
      const {seen, prompts, err} = person('no');
      await consent(destruction, given, prompts, err);
      expect(seen).toEqual({text: '', asked: ''});
    },
  );

  test('is refused when the flag has another name, without a question', async () => {
    const {prompts, err} = person('Account');
    const failure = await failureOf(consent(destruction, 'Contact', prompts, err));
    expect(failure).toMatchObject({kind: 'usage', reason: 'Its 40 rows are deleted.'});
    expect(failure.message).toMatch(/Contact.*Account/);
    expect(failure.next).toEqual({again: {flags: {confirm: 'Account'}}});
  });

  test('separates the lines of a plan when nobody can be asked', async () => {
    const consequences = ['- field Phone: the column will be dropped', '- index on Phone'];
    const {err} = person();
    const failure = await failureOf(consent({consequences, name: 'Lead'}, undefined, null, err));
    expect(failure.reason).toBe('- field Phone: the column will be dropped; - index on Phone.');
  });

  test('shows what is lost before it asks', async () => {
    const {seen, prompts, err} = person(' Account ');
    await consent(destruction, undefined, prompts, err);
    expect(seen.text).toBe('Its 40 rows are deleted.\n');
    expect(seen.asked).toContain('Account');
  });

  test('is asked for again when an answer does not match, and says why', async () => {
    const {seen, prompts, err} = person('Acount', 'aCCOUNT');
    await consent(destruction, undefined, prompts, err);
    expect(seen.asked).toContain('Acount doesn’t match; expected Account.');
  });

  test('is refused when three answers do not match, and says why', async () => {
    const {prompts, err} = person('a', 'b', 'c', 'Account');
    const failure = await failureOf(consent(destruction, undefined, prompts, err));
    expect(failure).toMatchObject({kind: 'cancelled', status: 130});
    expect(failure.reason).toBe('c doesn’t match; expected Account. Nothing was changed.');
  });

  test.each(['', '  '])('is refused when the answer is “%s”', async (answer) => {
    const {prompts, err} = person(answer);
    const failure = await failureOf(consent(destruction, undefined, prompts, err));
    expect(failure.kind).toBe('cancelled');
  });

  test.each(['y', 'yes', 'Acount', 'Accounts'])(
    'says why “%s” does not match, and asks again',
    async (answer) => {
      const {seen, prompts, err} = person(answer, 'ACCOUNT');
      await consent(destruction, undefined, prompts, err);
      expect(seen.asked).toContain(`${answer} doesn’t match; expected Account.`);
    },
  );

  test('fails without a terminal, with the flag to add and the data that would be lost', async () => {
    const {err} = person('Account');
    const failure = await failureOf(consent(destruction, undefined, null, err));
    expect(failure).toMatchObject({
      kind: 'usage',
      reason: 'Its 40 rows are deleted.',
      next: {again: {flags: {confirm: 'Account'}}},
      details: {confirm: 'Account'},
    });
  });

  test('shows control characters of a name escaped', async () => {
    const {seen, prompts, err} = person('x\u001b[2J');
    const strange = {consequences: ['Gone\u202e\u001b[2J.'], name: 'x\u001b[2J'};
    await consent(strange, undefined, prompts, err);
    // eslint-disable-next-line no-control-regex
    expect(seen.text + seen.asked).not.toMatch(/[\u001b\u202e]/);
  });
});
