import {Failure, type FailureKind} from '../../errors.ts';
import {nearest} from './nearest.ts';

export interface UnknownName {
  kind: FailureKind;
  /** What happened: “There is no command conections.” */
  message: string;
  /** The word that names nothing, as it was typed. */
  word: string;
  candidates: readonly string[];
  /** Why, where nothing is near. */
  reason: string;
  /** What leads on where nothing is near; where something is, the command line with it does. */
  hint: string;
}

/** The failure for a word that names nothing, with what may have been meant by it. */
export function unknownName({kind, message, word, candidates, reason, hint}: UnknownName): Failure {
  const meant = nearest(word, candidates);
  if (meant === null) return new Failure(kind, message, {reason, hint, details: {candidates}});
  return new Failure(kind, message, {
    reason: `Did you mean ${meant}?`,
    hint: '{again}',
    details: {candidates, mistaken: word, did_you_mean: meant},
  });
}
