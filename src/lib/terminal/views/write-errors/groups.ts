import type {ListedWriteErrors} from '../../../domain/outcomes.ts';
import {formatCount, plural} from '../../../domain/text/text.ts';
import {formatSince} from '../../../domain/text/timestamp.ts';
import {explainCode} from '../../../domain/write-errors/codes.ts';
import {groupWriteErrors, type WriteErrorGroup} from '../../../domain/write-errors/groups.ts';
import {clean} from '../../clean.ts';
import {properties} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {headingOf} from './heading.ts';

/** Failed writes by their cause, the most frequent first, each with what to do. */
export const writeErrorGroupsView: View<ListedWriteErrors> = {
  text: (output, listed) => {
    const groups = groupWriteErrors(listed.errors, listed.earlier);
    const causes = groups.length === 0 ? '' : `, ${plural(groups.length, 'cause')}`;
    const blocks = groups.map((group) =>
      block(output, group, output.width === null ? null : listed.now),
    );
    const inferred = groups.some(({later_failures}) => later_failures > 0) ? [inference] : [];
    return [headingOf(listed, causes), ...blocks, ...inferred].join('\n');
  },
  json: ({errors, earlier}) => ({
    groups: groupWriteErrors(errors, earlier).map((group) => {
      const {meaning, fault, advice, avoid} = explainCode(group.code);
      return {...group, meaning, fault, advice, avoid};
    }),
    errors: errors.map(({record}) => record),
  }),
};

const inference = [
  'Later failures of a record are counted with its first one. hconnect infers this: Heroku Connect',
  'does not say which change a write error belongs to. --list shows each one.\n',
].join('\n');

function block(output: Output, group: WriteErrorGroup, now: number | null): string {
  const {object, code, field, message, count} = group;
  const {color} = output;
  const head = [
    color.red(formatCount(count)),
    color.bold(clean(object ?? 'table unknown')),
    ...(code === null ? [] : [color.bold(clean(code))]),
    ...(field === null ? [] : [clean(field)]),
  ].join('  ');
  const pairs = properties(output, [
    ['message', message],
    ['what to do', explainCode(code).advice],
    ['first seen', formatSince(group.first_seen, now)],
    ['last seen', formatSince(group.last_seen, now)],
    ['records', recordsOf(group)],
    ['later failures', laterOf(group)],
  ]);
  return `${head}\n${pairs}`;
}

function recordsOf({records, record_ids}: WriteErrorGroup): string | null {
  if (records === 0) return null;
  const others = records - record_ids.length;
  return [...record_ids, ...(others === 0 ? [] : [`${formatCount(others)} more`])].join(', ');
}

function laterOf({later_failures, later_messages}: WriteErrorGroup): string | null {
  if (later_failures === 0) return null;
  return [`${formatCount(later_failures)} (inferred)`, ...later_messages].join('; ');
}
