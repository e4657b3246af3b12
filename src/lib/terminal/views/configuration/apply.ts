import type {Applied} from '../../../domain/outcomes.ts';
import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {participles} from '../../../domain/plan/steps.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';
import {mappingTable} from '../mappings/list.ts';
import {countsOf} from './plan.ts';

/** What became of a plan, and of the connection that it was carried out on. */
interface ShownApplied extends Applied {
  /** The file with the configuration before it, and the line that restores it. */
  backup: string | null;
  undoCommand: string | null;
  /** Whether nothing moves in the connection, so that no table follows yet. */
  isStopped: boolean;
}

export const appliedView: View<ShownApplied> = {
  text: (output, {connection, outcome, steps, mappings, undoCommand, isStopped}) => {
    const name = clean(nameOf(connection));
    const table = mappings.length === 0 ? '' : `\n${mappingTable(output, mappings)}\n`;
    if (outcome === 'already')
      return `${name} is already up to date; nothing was changed.\n${table}`;
    const counts = countsOf(steps, participles).join(', ');
    const done = `${plural(steps.length, 'mapping')}: ${counts} on ${name}`;
    const kept = undoCommand === null ? '' : `The way back: ${clean(undoCommand)}\n`;
    const when = isStopped ? ' when the connection works again' : '';
    if (outcome === 'accepted') return `${done}; the tables follow${when}.\n${kept}`;
    return `${done}, and in step.\n${table}${kept}`;
  },
  json: ({connection, outcome, steps, mappings, backup}) => ({
    outcome,
    ...identityOf(connection),
    backup,
    steps,
    mappings: mappings.map(mappingDocument),
  }),
};
