import type {ExplainedState} from '../../domain/outcomes.ts';
import {stateHealth, type HealthClass} from '../../domain/health.ts';
import {wordsOf} from '../../next-step.ts';
import type {State} from '../../domain/states.ts';
import {paintState, stateColumn} from '../palette.ts';
import {properties, table} from '../table.ts';
import type {Output} from '../terminal.ts';
import type {View} from '../view.ts';

/** What the health of each state means. */
const healths: Record<HealthClass, string> = {
  ok: 'ok',
  working: 'working; ends by itself',
  stopped: 'stopped; waits for you',
  failed: 'failed',
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
          ['health', healths[stateHealth(state)]],
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
      {title: 'health', value: ({state}) => stateHealth(state)},
      {title: 'dashboard', value: ({state}) => state.label},
      {title: 'meaning', value: ({state}) => state.meaning},
    ]),
  json: documents,
};

function documents(states: readonly ExplainedState[]) {
  return states.map(({of, state: {next, ...state}}) => ({
    of,
    ...state,
    health: stateHealth(state),
    next: next === null ? null : ('run' in next ? wordsOf(next) : next.program).join(' '),
  }));
}

/** A state and what it means, in one paragraph. */
export function stateLine(output: Output, state: State): string {
  return `${paintState(output.color, state)}\n${state.meaning}\n`;
}
