import {describeChange, signOf} from '../../../domain/comparison/changes.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {destroys, type Plan} from '../../../domain/plan/plan.ts';
import type {Step} from '../../../domain/plan/steps.ts';
import {clean} from '../../clean.ts';
import {jsonText} from '../../json.ts';
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
  const title = `### Heroku Connect plan for ${code(nameOf(plan.connection))}`;
  if (plan.steps.length === 0) {
    return `${title}\n\nNo changes. The connection matches the configuration.\n${paragraph(remarksText(plan))}`;
  }
  const warning = destroys(plan) ? '\n> [!CAUTION]\n> This deletes data from Postgres.\n' : '';
  const tail = `\n${escape(budgetText(plan))}\n${paragraph(remarksText(plan))}`;
  const rows = byWeight(plan.steps).flatMap(rowsOf);
  const table = tableOf(rows, longestComment - title.length - tail.length);
  return `${title}\n\n${countsText(plan)}\n${warning}\n${table}${tail}`;
}

function rowsOf(step: Step): string[] {
  const name = code(step.object_name);
  if (step.action !== 'update') {
    const what = step.action === 'create' ? contentsText(step) : '';
    return [row(step.action, name, what, markedConsequence(step.consequence, bold))];
  }
  return step.changes.map((change, index) => {
    const consequence = markedConsequence(change.consequence, bold);
    const first = index === 0;
    const what = `${signOf(change)} ${code(describeChange(change))}`;
    return row(first ? 'change' : '', first ? name : '', what, consequence);
  });
}

function bold(text: string): string {
  return `**${text}**`;
}

function row(...cells: string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function tableOf(rows: readonly string[], room: number): string {
  let table = `${row('', 'mapping', 'change', 'effect')}| --- | --- | --- | --- |\n`;
  for (const [index, line] of rows.entries()) {
    if (table.length + line.length > room) {
      return `${table}\n${rows.length - index} more lines are not shown.\n`;
    }
    table += line;
  }
  return table;
}

/** A name as code, in which nothing is markup; a bar would end the cell. */
function code(text: string): string {
  const plain = clean(text).replaceAll('|', '\\|');
  const fence = '`'.repeat(
    1 + Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

function paragraph(text: string): string {
  return text === '' ? '' : `\n${escape(text)}`;
}

function escape(text: string): string {
  return text.replace(/[\\`*_<>[\]|]/g, '\\$&');
}
