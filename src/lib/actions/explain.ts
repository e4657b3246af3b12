import {connectionStates} from '../domain/connections/states.ts';
import {mappingStates} from '../domain/mappings/states.ts';
import {isState} from '../domain/states.ts';
import type {ExplainedState} from '../domain/outcomes.ts';
import {unknownName} from '../domain/text/unknown-name.ts';

/**
 * The states that a word names; several where connections and mappings share one.
 *
 * @param word a name or a label, in any case; all states where it is left out
 * @throws Failure `not_found` where there is none
 */
export function explainStates(word?: string): ExplainedState[] {
  const all = [
    ...connectionStates.map((state): ExplainedState => ({of: 'connection', state})),
    ...mappingStates.map((state): ExplainedState => ({of: 'mapping', state})),
  ];
  const found = word === undefined ? all : all.filter(({state}) => isState(state, word));
  if (word === undefined || found.length > 0) return found;
  const names = all.flatMap(({state}) => [
    state.name,
    ...(state.label === null ? [] : [state.label]),
  ]);
  throw unknownName({
    kind: 'not_found',
    message: `No state is called ${word}.`,
    word,
    candidates: [...new Set(names)],
    reason: 'The service may have added it since; hconnect shows such a state as it is.',
    of: ['state'],
    next: {run: 'explain'},
  });
}
