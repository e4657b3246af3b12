import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {byAttention} from '../../../domain/states.ts';
import {formatCount} from '../../../domain/text/text.ts';
import {stateColumn} from '../../palette.ts';
import {table} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';

/** A list of mappings; the documents are what the service sent. */
export const mappingListView: View<readonly Mapping[]> = {
  text: mappingTable,
  json: (mappings) => mappings.map(({record}) => record),
};

/** Mappings, one a row: what needs a person first, then by name. */
export function mappingTable(output: Output, mappings: readonly Mapping[]): string {
  if (mappings.length === 0) return 'No mappings.\n';
  const byName = (a: Mapping, b: Mapping) => (a.object_name < b.object_name ? -1 : 1);
  const rows = [...mappings].sort((a, b) => byAttention(a.state, b.state) || byName(a, b));
  return table(output, rows, [
    {title: 'mapping', value: ({object_name}) => object_name},
    stateColumn(output),
    {title: 'access', value: ({access}) => access},
    {title: 'salesforce', align: 'right', value: ({counts}) => formatCount(counts.sf)},
    {title: 'postgres', align: 'right', value: ({counts}) => formatCount(counts.db)},
    {title: 'pending', align: 'right', value: ({counts}) => formatCount(counts.pending)},
    {
      title: 'errors',
      align: 'right',
      value: ({counts}) => formatCount(counts.errors),
      paint: (text, {counts}) => ((counts.errors ?? 0) > 0 ? output.color.red(text) : text),
    },
  ]);
}
