import {
  identityOf,
  nameOf,
  type ConnectionRef,
} from '../../../domain/connections/connection-ref.ts';
import type {UpgradeOutcome} from '../../../domain/outcomes.ts';
import type {ComparedVersions} from '../../../domain/schema-diff.ts';
import {clean} from '../../clean.ts';
import {paintState} from '../../palette.ts';
import type {View} from '../../view.ts';
import {reasonOf} from '../connections/run-paused.ts';
import {mappingJson, versionDiffView} from './diff.ts';

/** A change of the API version before it is made. */
export interface ShownUpgrade extends ComparedVersions {
  /** What will be done, in this order. */
  steps: readonly string[];
}

/** What another API version changes, and what will be done. */
export const upgradePlanView: View<ShownUpgrade> = {
  text: (output, plan) => {
    if (plan.steps.length === 0) return alreadyUses(plan.connection, plan.target);
    const steps = plan.steps.map((step, index) => `${index + 1}. ${clean(step)}\n`);
    return `${versionDiffView.text(output, plan)}\n${steps.join('')}`;
  },
  json: (plan) => ({...(versionDiffView.json(plan) as object), steps: plan.steps}),
};

/** What became of a change of the API version. */
export const upgradedView: View<UpgradeOutcome> = {
  text: ({color}, {connection, outcome, from, to, state, stays}) => {
    if (outcome === 'already') return alreadyUses(connection, to);
    const name = clean(nameOf(connection));
    const before = from === null || from === to ? '' : ` (was ${clean(from)})`;
    const rest = stays === null ? '' : ` It stays paused: ${reasonOf(stays)}`;
    return `${name} uses API version ${to}${before} and is ${paintState(color, state)}.${rest}\n`;
  },
  json: ({connection, outcome, from, to, state, stays, mappings}) => ({
    outcome,
    ...identityOf(connection),
    previous_api_version: from,
    api_version: to,
    state: state.name,
    stays_paused: stays,
    mappings: mappings.map(mappingJson),
  }),
};

function alreadyUses(connection: ConnectionRef, version: string): string {
  return `${clean(nameOf(connection))} already uses API version ${version}.\n`;
}
