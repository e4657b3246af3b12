import {describeChange, signOf} from '../../../domain/comparison/changes.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {destroys, type Plan} from '../../../domain/plan/plan.ts';
import type {Step} from '../../../domain/plan/steps.ts';
import {jsonText} from '../../json.ts';
import {escapeMarkdown, markdownCode, markdownRow, markdownTable} from '../../markdown.ts';
import type {View} from '../../view.ts';
import {markedConsequence} from './consequences.ts';
import {budgetText, byWeight, contentsText, countsText, planView, remarksText} from './plan.ts';

/** GitHub takes comments of 65,536 characters; a plan of thousands of changes has more. */
const longestComment = 60_000;

/** How a plan can look; `--json` gives the document whatever was chosen. */
const texts = {
  text: planView.text,
  json: (_output, plan) => jsonText(planView.json(plan)),
  markdown: (_output, plan) => planMarkdown(plan),
} as const satisfies Record<string, View<Plan>['text']>;

export type PlanFormat = keyof typeof texts;
export const planFormats = Object.keys(texts) as PlanFormat[];

/** The view of a plan in a format. */
export function planViewIn(format: PlanFormat): View<Plan> {
  return {text: texts[format], json: planView.json, verbatim: format !== 'text'};
}

/** A plan as a comment on a pull request. */
export function planMarkdown(plan: Plan): string {
  const title = `### Heroku Connect plan for ${markdownCode(nameOf(plan.connection))}`;
  if (plan.steps.length === 0) {
    return `${title}\n\nNo changes. The connection matches the configuration.\n${paragraph(remarksText(plan))}`;
  }
  const warning = destroys(plan) ? '\n> [!CAUTION]\n> This deletes data from Postgres.\n' : '';
  const tail = `\n${escapeMarkdown(budgetText(plan))}\n${paragraph(remarksText(plan))}`;
  const rows = byWeight(plan.steps).flatMap(rowsOf);
  const table = markdownTable(
    ['', 'mapping', 'change', 'effect'],
    rows,
    longestComment - title.length - tail.length,
  );
  return `${title}\n\n${countsText(plan)}\n${warning}\n${table}${tail}`;
}

function rowsOf(step: Step): string[] {
  const name = markdownCode(step.object_name);
  if (step.action !== 'update') {
    const what = step.action === 'create' ? contentsText(step) : '';
    return [markdownRow(step.action, name, what, markedConsequence(step.consequence, bold))];
  }
  return step.changes.map((change, index) => {
    const consequence = markedConsequence(change.consequence, bold);
    const first = index === 0;
    const what = `${signOf(change)} ${markdownCode(describeChange(change))}`;
    return markdownRow(first ? 'change' : '', first ? name : '', what, consequence);
  });
}

function bold(text: string): string {
  return `**${text}**`;
}

function paragraph(text: string): string {
  return text === '' ? '' : `\n${escapeMarkdown(text)}`;
}
