import {nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ListedWriteErrors} from '../../../domain/outcomes.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';

/**
 * How many writes failed, of what, and since when: “240 write errors on acme-1 in the last 24 hours.”
 *
 * @param more what follows before the period, such as “9 causes”
 */
export function headingOf(
  {connection, mapping, errors, since, failure}: ListedWriteErrors,
  more = '',
): string {
  const of = mapping === null ? '' : `of ${mapping} `;
  const when =
    since === null
      ? 'in the last 24 hours'
      : `since ${new Date(since).toISOString().slice(0, 19)}Z`;
  const many = errors.length === 0 ? 'No write errors' : plural(errors.length, 'write error');
  const part = failure === null ? '' : ', incomplete';
  return `${clean(`${many} ${of}on ${nameOf(connection)} ${when}${more}${part}.`)}\n`;
}
