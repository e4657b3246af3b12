import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ImportOutcome} from '../../../domain/outcomes.ts';
import {formatCount, listed} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';
import {mappingTable} from '../mappings/list.ts';

/** What became of an import, with each mapping that was followed to its end. */
export const importView: View<ImportOutcome & {backup: string | null}> = {
  text: (output, {connection, outcome, mappings, ...parts}) => {
    const name = clean(nameOf(connection));
    const table = mappings.length === 0 ? '' : `\n${mappingTable(output, mappings)}`;
    const {created, changed, unchanged} = parts;
    const counts = Object.entries({created, changed, unchanged})
      .filter(([, objects]) => objects.length > 0)
      .map(([what, objects]) => {
        const count = `${formatCount(objects.length)} ${what}`;
        return what === 'unchanged' ? count : `${count} (${clean(listed(objects))})`;
      })
      .join(', ');
    switch (outcome) {
      case 'already':
        return `${name} is already up to date: ${counts || 'no mappings'}. Nothing was imported.\n${table}`;
      case 'accepted':
        return `Heroku Connect accepted the import into ${name} (${counts}); still in progress.\n`;
      case 'done':
        return `Imported into ${name}: ${counts}.\n${table}`;
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
