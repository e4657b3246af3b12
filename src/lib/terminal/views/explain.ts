import {faults} from '../../domain/explanation.ts';
import type {Explained, ExplainedProblem} from '../../domain/outcomes.ts';
import {stateHealth, type HealthClass} from '../../domain/health.ts';
import {wordsOf, type OtherProgram, type Run} from '../../next-step.ts';
import type {State} from '../../domain/states.ts';
import type {List} from '../list.ts';
import {paintState} from '../palette.ts';
import {properties} from '../table.ts';
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

/** One of all that can be explained. */
interface Row {
  of: string;
  name: string;
  state: State | null;
  meaning: string;
}

/** Everything that can be explained, a line each. */
export const explanationList: List<Explained, Row> = {
  rows: ({states, problems}) => [
    ...states.map(({of, state}) => ({of, name: state.name, state, meaning: state.meaning})),
    ...problems.map(({of, explanation: {name, meaning}}) => {
      return {of: of.replace('_', ' '), name, state: null, meaning};
    }),
  ],
  columns: [
    {title: 'of', field: 'of', rank: 3, value: ({of}) => of},
    {
      title: 'name',
      field: 'name',
      rank: 1,
      least: 20,
      value: ({name}) => name,
      paint: (text, {state}, color) => (state === null ? text : paintState(color, state, text)),
    },
    {
      title: 'health',
      field: 'health',
      rank: 4,
      value: ({state}) => state && stateHealth(state),
    },
    {
      title: 'dashboard',
      field: 'label',
      rank: 5,
      extra: true,
      value: ({state}) => state?.label ?? null,
    },
    {
      title: 'meaning',
      field: 'meaning',
      rank: 2,
      least: 30,
      wraps: true,
      value: (row) => row.meaning,
    },
  ],
  name: ({name}) => name,
  empty: '',
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
