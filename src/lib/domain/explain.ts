import {Failure} from '../errors.ts';
import {connectionStates} from './connection-states.ts';
import {mappingStates} from './mapping-states.ts';
import {nearest} from './nearest.ts';
import {isState, type State} from './states.ts';

/** A state that somebody asked about, and whose it is. */
export interface ExplainedState {
  of: 'connection' | 'mapping';
  state: State;
}

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
  const meant = nearest(word, names);
  throw new Failure('not_found', `No state is called ${word}.`, {
    reason:
      meant === null
        ? 'The service may have added it since; hconnect shows such a state as it is.'
        : `Did you mean ${meant}?`,
    hint: 'hconnect explain',
    details: {candidates: [...new Set(names)], ...(meant === null ? {} : {did_you_mean: meant})},
  });
}
