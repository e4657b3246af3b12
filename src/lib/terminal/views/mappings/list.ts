import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {byHealth, mappingHealth} from '../../../domain/health.ts';
import {formatCount} from '../../../domain/text/text.ts';
import {paintHealth} from '../../palette.ts';
import {table} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';

/** A list of mappings; the documents are what the service sent, with `health`. */
export const mappingListView: View<readonly Mapping[]> = {
  text: mappingTable,
  json: (mappings) => mappings.map(mappingDocument),
};

/** The same of those that a filter let through. */
export const filteredMappingsView: View<readonly Mapping[]> = {
  ...mappingListView,
  text: (output, mappings) =>
    mappings.length === 0 ? 'No matching mappings.\n' : mappingTable(output, mappings),
};

/** Mappings, one a row: what needs a person first, then by name. */
export function mappingTable(output: Output, mappings: readonly Mapping[]): string {
  if (mappings.length === 0) return 'No mappings.\n';
  const byName = (a: Mapping, b: Mapping) => (a.object_name < b.object_name ? -1 : 1);
  const rows = mappings
    .map((mapping) => ({...mapping, health: mappingHealth(mapping).class}))
    .sort((a, b) => byHealth(a.health, b.health) || byName(a, b));
  return table(output, rows, [
    {title: 'mapping', value: ({object_name}) => object_name},
    {
      title: 'state',
      value: ({state}) => state.name,
      paint: (text, {health}) => paintHealth(output.color, health, text),
    },
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
