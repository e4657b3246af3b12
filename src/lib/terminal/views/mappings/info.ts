import {fieldNames, type Index} from '../../../domain/configuration/config.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {formatCount} from '../../../domain/text/text.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {properties, table} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {stateLine} from '../explain.ts';

/** One mapping in full. */
export const mappingView: View<Mapping> = {
  text: mappingDetails,
  json: ({record}) => record,
};

function mappingDetails(output: Output, mapping: Mapping): string {
  const {state, counts, times, config} = mapping;
  const {revision} = config.settings;
  const settings = properties(
    output,
    [
      ['access', mapping.access] as const,
      ['polling', polling(mapping)] as const,
      ['upsert field', mapping.upsert_field] as const,
      ['rows in Salesforce', formatCount(counts.sf)] as const,
      ['rows in Postgres', formatCount(counts.db)] as const,
      ['pending writes', formatCount(counts.pending)] as const,
      ['errors', formatCount(counts.errors)] as const,
      ['Salesforce polled', formatTimestamp(times.sf_poll) ?? 'never'] as const,
      ['Salesforce written', formatTimestamp(times.sf_write) ?? 'never'] as const,
      ['Postgres polled', formatTimestamp(times.db_poll) ?? 'never'] as const,
      ['Postgres written', formatTimestamp(times.db_write) ?? 'never'] as const,
      ['revision', typeof revision === 'number' ? String(revision) : null] as const,
      ['id', mapping.id] as const,
    ].map(([name, value]) => [name, value === null ? null : clean(value)]),
  );
  const head = `${output.color.bold(clean(mapping.object_name))}  ${stateLine(output, state)}`;
  return [head, settings, fieldTable(output, mapping)].join('\n');
}

function fieldTable(output: Output, {config}: Mapping): string {
  const {indexes: indexed = new Map<string, Index>()} = config;
  const fields = [...new Set([...fieldNames(config), ...indexed.keys()])].sort();
  if (fields.length === 0) return 'No fields.\n';
  return table(output, fields, [
    {title: 'field', value: (field) => field},
    {
      title: 'index',
      value: (field) =>
        indexed.has(field) ? (indexed.get(field)?.unique === true ? 'unique' : 'yes') : '',
    },
  ]);
}

function polling({sf_polling_seconds, sf_notify_enabled}: Mapping): string | null {
  if (sf_polling_seconds === null) return null;
  return `every ${sf_polling_seconds}s${sf_notify_enabled === true ? ', and when Salesforce notifies' : ''}`;
}
