import type {ListedWriteErrors} from '../../../domain/outcomes.ts';
import {formatSince, formatTimestamp, parseTimestamp} from '../../../domain/text/timestamp.ts';
import type {WriteError} from '../../../domain/write-errors/write-error.ts';
import {clean} from '../../clean.ts';
import type {List} from '../../list.ts';
import {paragraph} from '../../paragraph.ts';
import {headingOf} from './heading.ts';

/** Failed writes, the newest first, each with its whole message; the documents are the service's. */
export const writeErrorList: List<ListedWriteErrors, WriteError> = {
  rows: ({errors}) => errors,
  columns: [
    {
      title: 'time',
      field: 'created_at',
      value: ({created_at}) => formatTimestamp(created_at),
      key: ({created_at}) => parseTimestamp(created_at),
    },
    {title: 'table', field: 'table_name', value: ({table_name}) => table_name},
    {title: 'record', field: 'record_id', value: ({record_id}) => record_id},
    {title: 'id', field: 'id', value: ({id}) => id},
    {title: 'message', field: 'message', least: 24, wraps: true, value: ({message}) => message},
  ],
  name: ({id}) => id,
  empty: (listed) => headingOf(listed),
  text: (output, listed, rows) => {
    const now = output.width === null ? null : listed.now;
    const entries = rows.map(({id, table_name, record_id, message, created_at}) => {
      const time = clean(formatSince(created_at, now) ?? 'time unknown');
      const row = `${table_name ?? 'table unknown'} ${record_id ?? 'record unknown'}`;
      const log = id === null ? '' : `  trigger log ${id}`;
      const head = `${output.color.dim(time)}  ${output.color.bold(clean(row))}`;
      const said = message === null || message.trim() === '' ? 'No message.' : message;
      return `${head}${output.color.dim(clean(log))}\n${paragraph(output, said)}`;
    });
    return [headingOf(listed), ...entries].join('');
  },
  json: ({errors}) => errors.map(({record}) => record),
};
