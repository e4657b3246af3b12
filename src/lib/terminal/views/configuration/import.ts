import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ImportOutcome} from '../../../domain/outcomes.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {mappingTable} from '../mappings/list.ts';

/** What became of an import, with each mapping that was followed to its end. */
export const importView: View<ImportOutcome> = {
  text: (output, {connection, outcome, objects, mappings}) => {
    const name = clean(nameOf(connection));
    const what = plural(objects.length, 'mapping');
    if (outcome === 'accepted') {
      return `The service has accepted ${what} for ${name}; whether they can be applied shows later.\n`;
    }
    const done = `${what} imported into ${name}.\n`;
    return mappings.length === 0 ? done : `${done}\n${mappingTable(output, mappings)}`;
  },
  json: ({outcome, connection, state, objects, mappings}) => ({
    outcome,
    ...identityOf(connection),
    state: state?.name ?? null,
    objects,
    mappings: mappings.map(({record}) => record),
  }),
};
