import type {ListedWriteErrors} from '../../../domain/outcomes.ts';
import {formatSince} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {paragraph} from '../../paragraph.ts';
import type {View} from '../../view.ts';
import {headingOf} from './heading.ts';

/** Failed writes, the newest first, each with its whole message; the documents are the service's. */
export const writeErrorListView: View<ListedWriteErrors> = {
  text: (output, listed) => {
    const {errors, now} = listed;
    const entries = errors.map(({id, table_name, record_id, message, created_at}) => {
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
