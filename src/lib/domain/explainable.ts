import {connectionStates} from './connections/states.ts';
import {diagnosisRules} from './diagnosis/rules.ts';
import type {Explanation} from './explanation.ts';
import {mappingStates} from './mappings/states.ts';
import {eventTypes} from './notifications/event-types.ts';
import type {Explained, ExplainedProblem, ExplainedState} from './outcomes.ts';
import {writeErrorCodes} from './write-errors/codes.ts';

/** Everything that has a name and can be explained. */
export function explainable(): Explained {
  const problems = (of: ExplainedProblem['of'], list: readonly Explanation[]) =>
    list.map((explanation): ExplainedProblem => ({of, explanation}));
  return {
    states: [
      ...connectionStates.map((state): ExplainedState => ({of: 'connection', state})),
      ...mappingStates.map((state): ExplainedState => ({of: 'mapping', state})),
    ],
    problems: [
      ...problems('write_error', writeErrorCodes),
      ...problems('notification', eventTypes),
      ...problems('diagnosis_rule', diagnosisRules),
    ],
  };
}

/** Every name and label of it, each once. */
export function namesIn({states, problems}: Explained): string[] {
  const names = states.flatMap(({state: {name, label}}) =>
    label === null ? [name] : [name, label],
  );
  return [...new Set([...names, ...problems.map(({explanation}) => explanation.name)])];
}
