import {nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ImportOutcome} from '../../../domain/outcomes.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingTable} from '../mappings/list.ts';

/** What became of an import, with each mapping that was followed to its end. */
export const importView: View<ImportOutcome> = {
  text: importReport,
  json: ({outcome, connection: {id, resource_name, app_name}, state, objects, mappings}) => ({
    outcome,
    id,
    resource_name,
    app_name,
    state: state?.name ?? null,
    objects,
    mappings: mappings.map(({record}) => record),
  }),
};

function importReport(
  output: Output,
  {connection: ref, outcome, objects, mappings}: ImportOutcome,
): string {
  const name = clean(nameOf(ref));
  const what = plural(objects.length, 'mapping');
  if (outcome === 'accepted') {
    return `The service has accepted ${what} for ${name}; whether they can be applied shows later.\n`;
  }
  const done = `${what} imported into ${name}.\n`;
  return mappings.length === 0 ? done : `${done}\n${mappingTable(output, mappings)}`;
}
