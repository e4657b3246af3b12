import {dailyBudget} from '../../../domain/assumptions.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {formatCount, plural} from '../../../domain/text/text.ts';
import {sortedMappings} from '../../../domain/watch/rows.ts';
import type {WatchRow} from '../../../domain/watch/state.ts';
import type {WatchedMapping} from '../../../domain/watch/watched.ts';
import {clean} from '../../clean.ts';
import {paintHealth, stateText} from '../../palette.ts';
import {paragraph} from '../../paragraph.ts';
import {cut, wrapped} from '../../wrap.ts';
import {lagText} from './cells.ts';
import {columnsThatFit, rowLine, titleLine} from './columns.ts';
import {loadLines} from './load-lines.ts';
import {clockTime, isFresh, type Screenful, type Watched} from './watched-screen.ts';

/** One connection: how it is and why, what leads on, its loads and its mappings. */
export function connectionDetail(
  watched: Watched,
  row: WatchRow,
  output: Screenful,
  room: number,
): string[] {
  const {ui, reason, commandLine} = watched;
  const {connection, goneAt, changed} = row;
  const {color, width} = output;
  const {state, health} = connection;
  const names = [connection.app_name, nameOf(connection), connection.region].filter(
    (name, index, all) => name !== null && all.indexOf(name) === index,
  );
  const sentences =
    goneAt !== null
      ? [`It was deleted, or you lost access to it, at ${clockTime(goneAt)} UTC.`]
      : health.below.length === 0
        ? [state.meaning]
        : health.below.map((finding) => finding.reason);
  const late = (connection.mappings ?? []).flatMap(({object_name, late: said}) =>
    said === null ? [] : [`${object_name}: ${said}`],
  );
  const next = goneAt !== null || connection.next === null ? null : commandLine(connection.next);
  const stateLine = paintHealth(color, health.class, cut(clean(stateText(state, health)), width));
  const lines = [
    color.bold(cut(clean(names.join('  ')), width)),
    ...(goneAt === null ? [stateLine] : []),
    ...[...sentences, ...late].flatMap((sentence) => wrapped(clean(sentence), width)),
    ...(reason === null
      ? []
      : ['Heroku Connect says:', ...paragraph(output, reason).split('\n').filter(Boolean)]),
    ...(next === null ? [] : wrapped(`Next: ${clean(next)}`, width)),
    ...(changed === null
      ? []
      : wrapped(`Last change: ${clockTime(changed.at)} UTC, ${clean(changed.text)}`, width)),
    cut(
      `Used ${plural(row.requests, 'request')} of ${formatCount(dailyBudget)} a day. Values are from ${clockTime(row.readAt)} UTC.`,
      width,
    ),
    '',
    ...loadLines(row, output, 12),
    ...mappingLines(row, watched, output),
  ];
  const from = Math.max(0, Math.min(ui.scroll, lines.length - room));
  return lines.slice(from);
}

function mappingLines(row: WatchRow, watched: Watched, {width, color}: Screenful): string[] {
  const {mappings} = row.connection;
  if (mappings === null) return ['The mappings are not known.'].map((line) => cut(line, width));
  if (mappings.length === 0) return ['No mappings.'];
  const rows = sortedMappings(mappings);
  const changeOf = ({id}: WatchedMapping) => row.mappingChanges.get(id) ?? null;
  const columns = columnsThatFit<WatchedMapping>(
    [
      {title: 'mapping', value: ({object_name}) => object_name, rank: 0},
      {
        title: 'state',
        value: ({state}) => state.name,
        paint: (text, {health}) => paintHealth(color, health.class, text),
        rank: 0,
      },
      {title: 'access', value: ({access}) => access ?? '–', rank: 8},
      {title: 'salesforce', right: true, value: ({counts}) => formatCount(counts.sf), rank: 6},
      {title: 'postgres', right: true, value: ({counts}) => formatCount(counts.db), rank: 5},
      {title: 'pending', right: true, value: ({counts}) => formatCount(counts.pending), rank: 7},
      {
        title: 'errors',
        right: true,
        value: ({counts}) => formatCount(counts.errors),
        paint: (text) => (/[1-9]/.test(text) ? color.red(text) : text),
        rank: 3,
      },
      {
        title: 'lag',
        right: true,
        value: ({lag}) => lagText(lag),
        paint: (text, {late}) => (late === null ? text : color.yellow(text)),
        rank: 4,
      },
      {
        title: 'last change',
        value: (mapping) => {
          const change = changeOf(mapping);
          return change === null ? '' : `${clockTime(change.at)} ${change.text}`;
        },
        rank: 2,
        flexible: true,
      },
    ],
    rows,
    width - 2,
  );
  return [
    color.bold(`  ${titleLine(columns)}`),
    ...rows.map(
      (mapping) =>
        `${isFresh(changeOf(mapping), watched) ? ' *' : '  '}${rowLine(columns, mapping)}`,
    ),
  ];
}
