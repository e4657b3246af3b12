import {describeChange} from '../../../domain/comparison/changes.ts';
import {isDestructive, weightOf} from '../../../domain/configuration/effects.ts';
import {fieldNames, type MappingConfig} from '../../../domain/configuration/config.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {planDocument} from '../../../domain/plan/plan-document.ts';
import {budgetUse, budgetWarning} from '../../../domain/plan/budget.ts';
import {requestsOf, type Plan} from '../../../domain/plan/plan.ts';
import {effectOfStep, type Step} from '../../../domain/plan/steps.ts';
import {formatCount, listed, plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {changeLines, consequenceText, ignoredText, painted} from './consequences.ts';

/** What a plan would do: each change with its consequence, what destroys first. */
export const planView: View<Plan> = {
  text: (output, plan) => planText(output, plan, {budget: budgetText(plan)}),
  json: planDocument,
};

/** The same of an import, which sends everything in one request and deletes no mapping. */
export const importPlanView: View<Plan> = {
  ...planView,
  text: (output, plan) =>
    planText(output, plan, {budget: budgetUse('Importing', 2), deletes: 'config:apply --prune'}),
};

/** @param deletes what deletes the mappings that the configuration leaves out */
function planText(
  output: Output,
  plan: Plan,
  {budget, deletes}: {budget: string; deletes?: string},
): string {
  const name = clean(nameOf(plan.connection));
  const remarks = remarksText(plan, deletes);
  const summary = `${name}: ${countsText(plan)} ${budget}\n${remarks}`;
  return plan.steps.length === 0
    ? `No changes. ${name} matches the configuration.\n${remarks}`
    : [...byWeight(plan.steps).map((step) => stepText(output, step)), summary].join('\n');
}

/** The steps, those that ask for the most attention first. */
export function byWeight(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => weightOf(effectOfStep(b)) - weightOf(effectOfStep(a)));
}

/** What a plan destroys, a sentence each, for the person who has to agree to it. */
export function destructionsOf({steps}: Plan): string[] {
  const all = steps.flatMap((step) => {
    const {object_name: what} = step;
    if (step.action !== 'update') return [{what, consequence: step.consequence}];
    return step.changes.map((change) => ({
      what: `${what}, ${describeChange(change)}`,
      consequence: change.consequence,
    }));
  });
  return all
    .filter(({consequence}) => isDestructive(consequence.effect))
    .map(({what, consequence}) => `${what}: ${consequenceText(consequence)}.`);
}

/** “1 to create, 2 to change, 1 to delete, 5 unchanged.” */
export function countsText({steps, unchanged}: Plan): string {
  const parts = countsOf(steps, {create: 'to create', update: 'to change', delete: 'to delete'});
  if (unchanged.length > 0) parts.push(`${formatCount(unchanged.length)} unchanged`);
  return `${parts.join(', ')}.`;
}

/** How many steps there are of each kind that there is: “1 created”. */
export function countsOf(
  steps: readonly Pick<Step, 'action'>[],
  labels: Record<Step['action'], string>,
): string[] {
  return Object.entries(labels).flatMap(([action, word]) => {
    const amount = steps.filter((step) => step.action === action).length;
    return amount === 0 ? [] : [`${formatCount(amount)} ${word}`];
  });
}

/** What applying a plan takes of a day's requests, and what happens where they do not suffice. */
export function budgetText(plan: Plan): string {
  const [requests, changes] = [requestsOf(plan), plan.steps.length];
  const warning = budgetWarning('Applying', requests, changes);
  return [budgetUse('Applying', requests), warning].filter((text) => text !== '').join('\n');
}

/** What is said of a plan besides its steps, a line each; empty where there is nothing. */
export function remarksText(plan: Plan, deletes = '--prune'): string {
  const cautions = plan.cautions.map((caution) => `${clean(caution)}\n`).join('');
  return `${unmanagedText(plan, deletes)}${ignoredText(plan.ignored)}${cautions}`;
}

/** The mappings that stay though nobody asked for them; empty where there are none. */
function unmanagedText({unmanaged}: Plan, deletes: string): string {
  if (unmanaged.length === 0) return '';
  const names = listed(unmanaged.map(({object_name}) => clean(object_name)));
  return unmanaged.length === 1
    ? `${names} is not in the configuration and will be kept; use ${deletes} to delete it.\n`
    : `${names} are not in the configuration and will be kept; use ${deletes} to delete them.\n`;
}

/** What a new mapping has: “34 fields, 3 indexes, read_write”. */
export function contentsText({config}: {config: MappingConfig}): string {
  const [fields, indexed] = [fieldNames(config).length, config.indexes?.size ?? 0];
  const index = indexed === 1 ? 'index' : 'indexes';
  const said = config.settings.access;
  const access = said === undefined ? '' : `, ${said}`;
  return `${plural(fields, 'field')}, ${indexed} ${index}${access}`;
}

function stepText(output: Output, step: Step): string {
  const name = output.color.bold(clean(step.object_name));
  switch (step.action) {
    case 'create':
      return `${painted(output, '+', `create ${name}`)}: ${contentsText(step)}\n    ${consequenceText(step.consequence)}\n`;
    case 'delete':
      return `${painted(output, '-', `delete ${name}`)}\n    ${output.color.red(consequenceText(step.consequence))}\n`;
    case 'update':
      return `${painted(output, '~', `change ${name}`)}\n${changeLines(output, step.changes, output.color.red)}`;
  }
}
