import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ImportOutcome} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';
import {mappingTable} from '../mappings/list.ts';
import {mappingCounts} from './mapping-counts.ts';

/** What became of an import, with each mapping that was followed to its end. */
export const importView: View<ImportOutcome & {backup: string | null}> = {
  text: (output, {connection, outcome, mappings, ...parts}) => {
    const name = clean(nameOf(connection));
    const table = mappings.length === 0 ? '' : `\n${mappingTable(output, mappings)}`;
    const {created, changed} = parts;
    const unchanged = parts.unchanged.length;
    switch (outcome) {
      case 'already':
        return `${name} is already up to date${unchanged > 0 ? `; ${mappingCounts({unchanged})}` : ''}.\n${table}`;
      case 'accepted':
        return `Heroku Connect accepted the import into ${name}; still in progress: ${mappingCounts({'to create': created, 'to change': changed, unchanged})}.\n`;
      case 'done':
        return `${mappingCounts({created, changed, unchanged})} on ${name}; in sync.\n${table}`;
    }
  },
  json: ({outcome, connection, state, objects, created, changed, unchanged, mappings, backup}) => {
    const changeOf = Object.entries({created, changed, unchanged}).flatMap(([change, names]) =>
      names.map((name) => [name.toLowerCase(), change] as const),
    );
    const changes = new Map(changeOf);
    return {
      outcome,
      ...identityOf(connection),
      backup,
      state: state?.name ?? null,
      objects,
      created,
      changed,
      unchanged,
      mappings: mappings.map((mapping) => ({
        ...mappingDocument(mapping),
        change: changes.get(mapping.object_name.toLowerCase()) ?? null,
      })),
    };
  },
};
