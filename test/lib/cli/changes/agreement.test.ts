import {expect, test} from 'vitest';
import {agree} from '../../../../src/lib/cli/changes/agreement.ts';
import type {Prompts} from '../../../../src/lib/terminal/prompts.ts';

const change = {
  question: 'Continue?',
  refused: 'Nothing was done.',
  reason: 'Nobody agreed.',
  details: {changes: 2},
};

const person = (answer: boolean) => () =>
  ({confirm: () => Promise.resolve(answer)}) as unknown as Prompts;

test('agree: does not ask with --yes', async () => {
  await agree(change, true, () => {
    throw new Error('Somebody is asked.');
  });
});

test('agree: fails without a terminal and names --yes', async () => {
  await expect(agree(change, false, () => null)).rejects.toMatchObject({
    kind: 'usage',
    message: 'Nothing was done.',
    next: {again: {flags: {yes: true}}},
    details: {changes: 2},
  });
});

test('agree: shows the change before it asks, and only then', async () => {
  const seen: string[] = [];
  const show = () => Promise.resolve(void seen.push('shown'));
  const prompts = () =>
    ({confirm: () => Promise.resolve(seen.push('asked') > 0)}) as unknown as Prompts;
  await agree({...change, show}, false, prompts);
  await agree({...change, show}, true, prompts);
  expect(seen).toEqual(['shown', 'asked']);
});

test('agree: follows the answer', async () => {
  await agree(change, false, person(true));
  await expect(agree(change, false, person(false))).rejects.toMatchObject({kind: 'cancelled'});
});
