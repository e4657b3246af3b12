import {Chalk} from 'chalk';
import {describe, expect, test} from 'vitest';
import {consent} from '../../../src/lib/cli/consent.ts';
import type {Failure} from '../../../src/lib/errors.ts';
import type {Prompts} from '../../../src/lib/terminal/prompts.ts';
import type {Output} from '../../../src/lib/terminal/terminal.ts';

const destruction = {consequences: ['Its 40 rows are deleted.'], name: 'Account'};

/** Somebody who types an answer, and what was shown to them. */
function person(answer: string) {
  const seen = {text: '', asked: ''};
  const prompts = {
    text: (question: string) => {
      seen.asked += question;
      return Promise.resolve(answer);
    },
  } as unknown as Prompts;
  const err = {
    color: new Chalk({level: 0}),
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
  test('is given when the flag has the name, without a question', async () => {
    const {seen, prompts, err} = person('no');
    await consent(destruction, 'Account', prompts, err);
    expect(seen).toEqual({text: '', asked: ''});
  });

  test('is refused when the flag has another name, without a question', async () => {
    const {prompts, err} = person('Account');
    const failure = await failureOf(consent(destruction, 'account', prompts, err));
    expect(failure).toMatchObject({kind: 'usage', message: '--confirm account does not fit.'});
    expect(failure.next).toEqual({again: {flags: {confirm: 'Account'}}});
  });

  test('shows what is lost before it asks', async () => {
    const {seen, prompts, err} = person(' Account ');
    await consent(destruction, undefined, prompts, err);
    expect(seen.text).toBe('Its 40 rows are deleted.\n');
    expect(seen.asked).toContain('Account');
  });

  test.each(['', 'y', 'yes', 'account', 'Accounts'])(
    'is refused when the answer is “%s”',
    async (answer) => {
      const {prompts, err} = person(answer);
      const failure = await failureOf(consent(destruction, undefined, prompts, err));
      expect(failure.kind).toBe('cancelled');
    },
  );

  test('is refused with the flag to add and what would be lost when nobody can be asked', async () => {
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
