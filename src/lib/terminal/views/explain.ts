import type {ExplainedState} from '../../domain/outcomes.ts';
import {wordsOf} from '../../next-step.ts';
import type {State, StateKind} from '../../domain/states.ts';
import {paintState, stateColumn} from '../palette.ts';
import {properties, table} from '../table.ts';
import type {Output} from '../terminal.ts';
import type {View} from '../view.ts';

/** What each kind of state is called. */
const kinds: Record<StateKind, string> = {
  healthy: 'working',
  polling: 'working',
  moving: 'under way',
  stopped: 'waiting for you',
  error: 'error',
  unknown: 'unknown',
};

/** States that somebody asked about, in full, each with the line that leads on from it. */
export const explanationView: View<readonly (ExplainedState & {line: string | null})[]> = {
  text: (output, states) =>
    states
      .map(({of, state, line}) => {
        const head = `${paintState(output.color, state)}  ${output.color.dim(`state of a ${of}`)}`;
        const rest = properties(output, [
          ['meaning', state.meaning],
          ['kind', kinds[state.kind]],
          ['dashboard', state.label],
          ['what to do', state.advice],
          ['command', line],
        ]);
        return `${head}\n${rest}`;
      })
      .join('\n'),
  json: documents,
};

/** All states, a line each. */
export const stateListView: View<readonly ExplainedState[]> = {
  text: (output, states) =>
    table(output, states, [
      {title: 'of', value: ({of}) => of},
      stateColumn(output),
      {title: 'kind', value: ({state}) => kinds[state.kind]},
      {title: 'dashboard', value: ({state}) => state.label},
      {title: 'meaning', value: ({state}) => state.meaning},
    ]),
  json: documents,
};

function documents(states: readonly ExplainedState[]) {
  return states.map(({of, state: {next, ...state}}) => ({
    of,
    ...state,
    next: next === null ? null : wordsOf(next).join(' '),
  }));
}

/** A state and what it means, in one paragraph. */
export function stateLine(output: Output, state: State): string {
  return `${paintState(output.color, state)}\n${state.meaning}\n`;
}
