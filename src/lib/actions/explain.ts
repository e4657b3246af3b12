import {explainable, namesIn} from '../domain/explainable.ts';
import {isState} from '../domain/states.ts';
import type {Explained} from '../domain/outcomes.ts';
import {unknownName} from '../domain/text/unknown-name.ts';

/**
 * What a word names: states, several where connections and mappings share one, a code of a write
 * error, a type of notification.
 *
 * @param word a name or a label, in any case; everything where it is left out
 * @throws Failure `not_found` where it names nothing
 */
export function explain(word?: string): Explained {
  const all = explainable();
  if (word === undefined) return all;
  const found = {
    states: all.states.filter(({state}) => isState(state, word)),
    problems: all.problems.filter(
      ({explanation}) => explanation.name.toLowerCase() === word.toLowerCase(),
    ),
  };
  if (found.states.length > 0 || found.problems.length > 0) return found;
  throw unknownName({
    kind: 'not_found',
    message: `Unknown term: ${word}.`,
    word,
    candidates: namesIn(all),
    reason: 'It may be newer than this version of hconnect.',
    of: ['term'],
    next: {run: 'explain'},
  });
}
