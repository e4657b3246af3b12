import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {byHealth, mappingHealth, type HealthClass} from '../../../domain/health.ts';
import {formatInterval} from '../../../domain/text/duration.ts';
import {formatCount} from '../../../domain/text/text.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {listTable, listView, type List, type ListColumn} from '../../list.ts';
import {paintHealth} from '../../palette.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';

type Row = Mapping & {health: HealthClass};

function count(title: string, key: keyof Mapping['counts'], rank: number): ListColumn<Row> {
  return {
    title,
    field: `counts.${key}`,
    rank,
    align: 'right',
    value: ({counts}) => formatCount(counts[key]),
    key: ({counts}) => counts[key],
  };
}

/** Mappings, one a row: what needs a person first, then by name; documents have `health` besides. */
export const mappingList: List<readonly Mapping[], Row> = {
  rows: (mappings) => {
    const byName = (a: Mapping, b: Mapping) => (a.object_name < b.object_name ? -1 : 1);
    return mappings
      .map((mapping) => ({...mapping, health: mappingHealth(mapping).class}))
      .sort((a, b) => byHealth(a.health, b.health) || byName(a, b));
  },
  columns: [
    {
      title: 'mapping',
      field: 'object_name',
      rank: 1,
      least: 16,
      value: ({object_name}) => object_name,
    },
    {
      title: 'state',
      field: 'state',
      rank: 2,
      least: 14,
      value: ({state}) => state.name,
      paint: (text, {health}, color) => paintHealth(color, health, text),
    },
    {title: 'access', field: 'access', rank: 6, value: ({access}) => access},
    count('salesforce', 'sf', 5),
    count('postgres', 'db', 4),
    count('pending', 'pending', 7),
    {
      ...count('errors', 'errors', 3),
      paint: (text, {counts}, color) => ((counts.errors ?? 0) > 0 ? color.red(text) : text),
    },
    {
      title: 'polling',
      field: 'sf_polling_seconds',
      extra: true,
      rank: 8,
      value: ({sf_polling_seconds: seconds}, isTerminal) =>
        seconds === null ? null : isTerminal ? formatInterval(seconds) : String(seconds),
      key: ({sf_polling_seconds}) => sf_polling_seconds,
    },
    {title: 'health', field: 'health', hidden: true, value: ({health}) => health},
    {title: 'upsert', field: 'upsert_field', hidden: true, value: (row) => row.upsert_field},
    {
      title: 'polled',
      field: 'times.sf_poll',
      hidden: true,
      value: ({times}) => formatTimestamp(times.sf_poll),
    },
    {title: 'id', field: 'id', hidden: true, value: ({id}) => id || null},
  ],
  name: ({object_name}) => object_name,
  empty: 'No mappings.\n',
  json: (mappings) => mappings.map(mappingDocument),
};

/** A list of mappings as it is without flags; the documents are what the service sent, with `health`. */
export const mappingListView: View<readonly Mapping[]> = listView(mappingList);

/** Mappings, one a row: what needs a person first, then by name. */
export function mappingTable(output: Output, mappings: readonly Mapping[]): string {
  if (mappings.length === 0) return 'No mappings.\n';
  return listTable(output, mappingList, mappingList.rows(mappings));
}
