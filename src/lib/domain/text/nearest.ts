import {closest, distance} from 'fastest-levenshtein';

/**
 * The candidate that was most likely meant by a mistyped word, in any case; null where none is
 * near enough to be worth a question.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const byLower = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const lowered = [...byLower.keys()].filter((candidate) => candidate !== typed);
  if (typed === '' || lowered.length === 0) return null;
  const best = closest(typed, lowered);
  // Two letters that changed places are a distance of two.
  const mostEdits = typed.length < 4 ? 1 : Math.max(2, Math.floor(typed.length / 3));
  const isClose = distance(typed, best) <= mostEdits;
  const startingWith =
    typed.length >= 3 ? lowered.filter((candidate) => candidate.startsWith(typed)) : [];
  const meant = isClose ? best : startingWith.length === 1 ? startingWith[0] : undefined;
  return meant === undefined ? null : (byLower.get(meant) ?? null);
}

/** Whether a word is another one with one letter too many, too few, wrong or in its neighbor's place. */
export function isTypo(typed: string, meant: string): boolean {
  const [a, b] = [typed.toLowerCase(), meant.toLowerCase()];
  if (a === b || distance(a, b) === 1) return true;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `${a.slice(0, at)}${a[at + 1] ?? ''}${a[at] ?? ''}${a.slice(at + 2)}` === b;
}
