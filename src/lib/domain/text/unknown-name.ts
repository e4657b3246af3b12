import {Failure, type FailureKind} from '../../errors.ts';
import type {NextStep} from '../../next-step.ts';
import {nearest} from './nearest.ts';

export interface UnknownName {
  kind: FailureKind;
  /** What happened: “There is no command conections.” */
  message: string;
  /** The word that names nothing, as it was typed. */
  word: string;
  /** The value that the word is a part of, where it is one of several. */
  typed?: string;
  candidates: readonly string[];
  /** Why, where nothing is near. */
  reason: string;
  /** The arguments and flags that the word can be the value of; empty where it is in a file. */
  of: readonly string[];
  /** What leads on where nothing is near; where something is, the command line with it does. */
  next: NextStep;
}

/** What was agreed to was not agreed to for the name that was meant. */
export const consents: readonly string[] = ['confirm', 'yes'];

/** The failure for a word that names nothing, with what may have been meant by it. */
export function unknownName(unknown: UnknownName): Failure {
  const {kind, message, word, typed = word, candidates, of, reason, next} = unknown;
  const meant = nearest(word, candidates);
  if (meant === null) return new Failure(kind, message, {reason, next, details: {candidates}});
  return new Failure(kind, message, {
    reason: `Did you mean ${meant}?`,
    next: {again: {correct: {word: typed, to: typed.replace(word, meant), of}, without: consents}},
    details: {candidates, mistaken: word, did_you_mean: meant},
  });
}
