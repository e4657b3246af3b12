import {fieldNames, type Index} from '../../../domain/configuration/config.ts';
import {mappingHealth} from '../../../domain/health.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {MappingReport} from '../../../domain/outcomes.ts';
import {formatInterval} from '../../../domain/text/duration.ts';
import {formatCount} from '../../../domain/text/text.ts';
import {formatSince} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {paintHealth, stateText} from '../../palette.ts';
import {properties, table} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';
import {healthParagraph} from '../health.ts';

/** One mapping in full. */
export const mappingView: View<MappingReport> = {
  text: (output, {mapping, reason, now}) => {
    const person = output.width !== null;
    const since = (time: string | null) => formatSince(time, person ? now : null) ?? 'never';
    const {state, counts, times, config} = mapping;
    const {revision} = config.settings;
    const settings = properties(output, [
      ['access', mapping.access],
      ['polling', polling(mapping, person)],
      ['upsert field', mapping.upsert_field],
      ['rows in Salesforce', formatCount(counts.sf)],
      ['rows in Postgres', formatCount(counts.db)],
      ['pending writes', formatCount(counts.pending)],
      ['errors', formatCount(counts.errors)],
      ['Salesforce polled', since(times.sf_poll)],
      ['Salesforce written', since(times.sf_write)],
      ['Postgres polled', since(times.db_poll)],
      ['Postgres written', since(times.db_write)],
      ['revision', typeof revision === 'number' ? String(revision) : null],
      ['id', mapping.id],
    ]);
    const health = mappingHealth(mapping);
    const painted = paintHealth(output.color, health.class, clean(stateText(state, health)));
    const why = healthParagraph(output, state, health, reason);
    const head = `${output.color.bold(clean(mapping.object_name))}  ${painted}\n${why}`;
    return [head, settings, fieldTable(output, mapping)].join('\n');
  },
  json: ({mapping, reason}) => ({...mappingDocument(mapping), service_message: reason}),
};

/** Its state alone. */
export const mappingStateView: View<Mapping> = {
  text: (_output, {state}) => `${clean(state.name)}\n`,
  json: ({state}) => state.name,
};

function fieldTable(output: Output, {config}: Mapping): string {
  const {indexes = new Map<string, Index>()} = config;
  const fields = [...new Set([...fieldNames(config), ...indexes.keys()])].sort();
  if (fields.length === 0) return 'No fields.\n';
  const indexOf = (index: Index | undefined) => (index?.unique === true ? 'unique' : 'yes');
  return table(output, fields, [
    {title: 'field', least: 16, value: (field) => field},
    {title: 'index', value: (field) => (indexes.has(field) ? indexOf(indexes.get(field)) : '')},
  ]);
}

function polling({sf_polling_seconds, sf_notify_enabled}: Mapping, person: boolean): string | null {
  if (sf_polling_seconds === null) return null;
  const interval = person ? formatInterval(sf_polling_seconds) : `every ${sf_polling_seconds}s`;
  return `${interval}${sf_notify_enabled === true ? ', and when Salesforce notifies' : ''}`;
}
