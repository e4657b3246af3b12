import type {Applied, AppliedStep} from '../../../domain/outcomes.ts';
import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {participles} from '../../../domain/plan/steps.ts';
import {formatCount, plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {mappingTable} from '../mappings/list.ts';

/** What became of a plan, where the configuration before it is kept, and the line that restores it. */
export const appliedView: View<Applied & {backup: string | null; wayBack: string | null}> = {
  text: (output, {connection, outcome, steps, mappings, wayBack}) => {
    const name = clean(nameOf(connection));
    if (outcome === 'already') return `${name} is as asked; nothing was changed.\n`;
    const done = `${countsOf(steps)} on ${name}`;
    const kept = wayBack === null ? '' : `The way back: ${clean(wayBack)}\n`;
    if (outcome === 'accepted') return `${done}; the tables follow.\n${kept}`;
    const table = mappings.length === 0 ? '' : `\n${mappingTable(output, mappings)}\n`;
    return `${done}, and in step.\n${table}${kept}`;
  },
  json: ({connection, outcome, steps, mappings, backup}) => ({
    outcome,
    ...identityOf(connection),
    backup,
    steps,
    mappings: mappings.map(({record}) => record),
  }),
};

function countsOf(steps: readonly AppliedStep[]): string {
  const parts = Object.entries(participles).flatMap(([action, word]) => {
    const amount = steps.filter((step) => step.action === action).length;
    return amount === 0 ? [] : [`${formatCount(amount)} ${word}`];
  });
  return `${plural(steps.length, 'mapping')}: ${parts.join(', ')}`;
}
