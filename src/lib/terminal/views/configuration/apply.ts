import type {Applied, AppliedStep} from '../../../domain/outcomes.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {formatCount, plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {mappingTable} from '../mappings/list.ts';

/** Where the configuration before a change is kept, and the line that restores it. */
interface Kept {
  backup: string | null;
  wayBack: string | null;
}

/** What became of a plan. */
export const appliedView: View<Applied & Kept> = {
  text: (output, {connection: ref, outcome, steps, mappings, wayBack}) => {
    const name = clean(nameOf(ref));
    if (outcome === 'already') return `${name} is as asked; nothing was changed.\n`;
    const kept = wayBack === null ? '' : `The way back: ${clean(wayBack)}\n`;
    if (outcome === 'accepted') {
      return `${countsOf(steps)} on ${name}; the tables follow.\n${kept}`;
    }
    const table = mappings.length === 0 ? '' : `\n${mappingTable(output, mappings)}`;
    return `${countsOf(steps)} on ${name}, and in step.\n${table}${table === '' ? '' : '\n'}${kept}`;
  },
  json: ({connection: {id, resource_name, app_name}, outcome, steps, mappings, backup}) => ({
    outcome,
    id,
    resource_name,
    app_name,
    backup,
    steps,
    mappings: mappings.map(({record}) => record),
  }),
};

function countsOf(steps: readonly AppliedStep[]): string {
  const words = {create: 'created', update: 'changed', delete: 'deleted'} as const;
  const parts = Object.entries(words).flatMap(([action, word]) => {
    const amount = steps.filter((step) => step.action === action).length;
    return amount === 0 ? [] : [`${formatCount(amount)} ${word}`];
  });
  return `${plural(steps.length, 'mapping')}: ${parts.join(', ')}`;
}
