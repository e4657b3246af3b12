import type {Applied} from '../../../domain/outcomes.ts';
import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {participles} from '../../../domain/plan/steps.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';
import {mappingTable} from '../mappings/list.ts';
import {mappingCounts} from './mapping-counts.ts';

/** What became of a plan, and of the connection that it was carried out on. */
interface ShownApplied extends Applied {
  /** The file with the configuration before it, and the line that restores it. */
  backup: string | null;
  undoCommand: string | null;
  /** How many mappings were as the configuration has them already. */
  unchanged: number;
  /** Whether nothing moves in the connection, so that no table follows yet. */
  isStopped: boolean;
}

export const appliedView: View<ShownApplied> = {
  text: (output, {connection, outcome, steps, unchanged, mappings, undoCommand, isStopped}) => {
    const name = clean(nameOf(connection));
    const table = mappings.length === 0 ? '' : `\n${mappingTable(output, mappings)}\n`;
    if (outcome === 'already') return `${name} is already up to date.\n${table}`;
    const made = Object.entries(participles).map(([action, participle]) => {
      return [participle, steps.filter((step) => step.action === action).length] as const;
    });
    const counts = mappingCounts({...Object.fromEntries(made), unchanged});
    const done = `${counts} on ${name}`;
    const kept = undoCommand === null ? '' : `To undo: ${clean(undoCommand)}\n`;
    if (outcome === 'done') return `${done}; in sync.\n${table}${kept}`;
    return isStopped
      ? `${done}; tables will be updated when the connection works again.\n${kept}`
      : `${done}; tables are still updating.\n${kept}`;
  },
  json: ({connection, outcome, steps, mappings, backup}) => ({
    outcome,
    ...identityOf(connection),
    backup,
    steps,
    mappings: mappings.map(mappingDocument),
  }),
};
