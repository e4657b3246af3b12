import type {ExplainedState} from '../../domain/outcomes.ts';
import {wordsOf} from '../../domain/next-step.ts';
import type {State, StateKind} from '../../domain/states.ts';
import {clean} from '../clean.ts';
import {paintState} from '../palette.ts';
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

/** A state, and the line that leads on from it, where there is one. */
type Explanation = ExplainedState & {line: string | null};

/** States that somebody asked about, in full. */
export const explanationView: View<readonly Explanation[]> = {
  text: explanation,
  json: documents,
};

/** All states, a line each. */
export const stateListView: View<readonly ExplainedState[]> = {
  text: stateTable,
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

function explanation(output: Output, states: readonly Explanation[]): string {
  return states
    .map(({of, state, line}) => {
      const title = `${paintState(output.color, state)}  ${output.color.dim(`state of a ${of}`)}\n`;
      return `${title}${properties(output, [
        ['meaning', state.meaning],
        ['kind', kinds[state.kind]],
        ['dashboard', state.label === null ? null : clean(state.label)],
        ['what to do', state.advice],
        ['command', line],
      ])}`;
    })
    .join('\n');
}

function stateTable(output: Output, states: readonly ExplainedState[]): string {
  return table(output, states, [
    {title: 'of', value: ({of}) => of},
    {
      title: 'state',
      value: ({state}) => state.name,
      paint: (text, {state}) => paintState(output.color, state, text),
    },
    {title: 'kind', value: ({state}) => kinds[state.kind]},
    {title: 'dashboard', value: ({state}) => state.label},
    {title: 'meaning', value: ({state}) => state.meaning},
  ]);
}
