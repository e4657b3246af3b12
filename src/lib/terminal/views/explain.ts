import {faults} from '../../domain/explanation.ts';
import type {Explained, ExplainedProblem} from '../../domain/outcomes.ts';
import {stateHealth, type HealthClass} from '../../domain/health.ts';
import {wordsOf, type OtherProgram, type Run} from '../../next-step.ts';
import {paintState} from '../palette.ts';
import {properties, table} from '../table.ts';
import type {View} from '../view.ts';

/** What the health of each state means. */
const healths: Record<HealthClass, string> = {
  ok: 'ok',
  working: 'working; finishes by itself',
  stopped: 'stopped; needs action',
  failed: 'failed',
  unknown: 'unknown',
};

const problemsOf: Record<ExplainedProblem['of'], string> = {
  write_error: 'write error code',
  notification: 'notification type',
  diagnosis_rule: 'check',
};

/** What somebody asked about, in full, each with the command line that leads on from it. */
export const explanationView: View<Explained & {line: (next: Run | OtherProgram) => string}> = {
  text: (output, {states, problems, line}) => {
    const command = (next: Run | OtherProgram | null) => (next === null ? null : line(next));
    const head = (name: string, of: string) => `${name}  ${output.color.dim(of)}\n`;
    return [
      ...states.map(
        ({of, state}) =>
          head(paintState(output.color, state), `${of} state`) +
          properties(output, [
            ['meaning', state.meaning],
            ['health', healths[stateHealth(state)]],
            ['dashboard', state.label],
            ['what to do', state.advice],
            ['command', command(state.next)],
          ]),
      ),
      ...problems.map(
        ({of, explanation}) =>
          head(output.color.bold(explanation.name), problemsOf[of]) +
          properties(output, [
            ['meaning', explanation.meaning],
            ['usual cause', faults[explanation.fault]],
            ['what to do', explanation.advice],
            ['avoid', explanation.avoid],
            ['command', command(explanation.next)],
            ['name', explanation.assumed ? 'assumed; Heroku Connect may use another' : null],
          ]),
      ),
    ].join('\n');
  },
  json: documents,
};

/** Everything that can be explained, a line each. */
export const explanationListView: View<Explained> = {
  text: (output, {states, problems}) =>
    [
      table(output, states, [
        {title: 'of', value: ({of}) => of},
        {
          title: 'state',
          value: ({state}) => state.name,
          paint: (text, {state}) => paintState(output.color, state, text),
        },
        {title: 'health', value: ({state}) => stateHealth(state)},
        {title: 'dashboard', value: ({state}) => state.label},
        {title: 'meaning', value: ({state}) => state.meaning},
      ]),
      table(output, problems, [
        {title: 'of', value: ({of}) => of.replace('_', ' ')},
        {title: 'name', value: ({explanation}) => explanation.name},
        {title: 'meaning', value: ({explanation}) => explanation.meaning},
      ]),
    ].join('\n'),
  json: documents,
};

function documents({states, problems}: Explained) {
  return [
    ...states.map(({of, state: {next, ...state}}) => ({
      of,
      ...state,
      health: stateHealth(state),
      next: wordsToType(next),
    })),
    ...problems.map(({of, explanation: {next, ...explanation}}) => ({
      of,
      ...explanation,
      next: wordsToType(next),
    })),
  ];
}

function wordsToType(next: Run | OtherProgram | null): string | null {
  return next === null ? null : ('run' in next ? wordsOf(next) : next.program).join(' ');
}
