import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {formatCount} from '../../../domain/text/text.ts';
import {changeText} from '../../../domain/watch/changes.ts';
import {rowsOf} from '../../../domain/watch/rows.ts';
import {isOld, type WatchRow} from '../../../domain/watch/state.ts';
import {pendingOf, writeErrorsOf} from '../../../domain/watch/watched.ts';
import {clean} from '../../clean.ts';
import {paintHealth, stateText} from '../../palette.ts';
import {cut, wrapped} from '../../wrap.ts';
import {count, lagText} from './cells.ts';
import {columnsThatFit, rowLine, titleLine, type ScreenColumn} from './columns.ts';
import {loadLines} from './load-lines.ts';
import {clockTime, isFresh, type Screenful, type Watched} from './watched-screen.ts';

/** The connections in a table, with the loads that are under way below each. */
export function connectionTable(watched: Watched, output: Screenful, room: number): string[] {
  const {state, ui} = watched;
  const rows = rowsOf(state, ui.order, ui.filter);
  const {width} = output;
  if (rows.length === 0) return nothing(watched, output);
  const selected = Math.max(
    0,
    rows.findIndex(({connection}) => connection.id === ui.selected),
  );
  const columns = columnsThatFit(connectionColumns(watched, rows, output), rows, width - 2);
  const withTitle = room > 3;
  const blocks = rows.map((row, index) => {
    const old = isOld(state, row) || row.goneAt !== null;
    const mark = `${ui.selected !== null && index === selected ? '>' : ' '}${old ? '?' : isFresh(row.changed, watched) ? '*' : ' '}`;
    const line = `${mark}${rowLine(columns, row)}`;
    const painted = old ? output.color.dim(line) : line;
    return [
      index === selected && ui.selected !== null ? output.color.bold(painted) : painted,
      ...loadLines(row, output),
    ];
  });
  const space = room - (withTitle ? 1 : 0);
  const from = firstShown(
    blocks.map(({length}) => length),
    selected,
    space,
  );
  const lines = blocks.slice(from).flat();
  const shown =
    lines.length > space && space > 1 ? lines.slice(0, space - 1) : lines.slice(0, space);
  const hidden = rows.length - from - countShown(blocks.slice(from), shown.length);
  const more =
    lines.length > space && space > 1
      ? [output.color.dim(cut(`  ${formatCount(hidden)} more below`, width))]
      : [];
  const title = output.color.bold(`  ${titleLine(columns)}`);
  const table = [...(withTitle ? [title] : []), ...shown, ...more];
  return [...table, ...latestChanges(watched, rows, output, room - table.length)];
}

/** What changed last of the rows, the newest first, where there is room below them. */
function latestChanges(
  {state, ui}: Watched,
  rows: readonly WatchRow[],
  {width, color}: Screenful,
  room: number,
): string[] {
  const ids = new Set(rows.map(({connection}) => connection.id));
  const changes = state.changes.filter(({connection}) =>
    connection === null ? ui.filter === '' : ids.has(connection.id),
  );
  if (room < 3 || changes.length === 0) return [];
  const lines = changes.slice(0, room - 2).map(({at, connection, source, ...change}) => {
    const name = connection === null ? source : (connection.app_name ?? nameOf(connection));
    return cut(clean(`  ${clockTime(at)}  ${name}  ${changeText(change)}`), width);
  });
  return ['', color.bold(cut('  CHANGES', width)), ...lines];
}

function nothing({state, ui, commandLine}: Watched, {width}: Screenful): string[] {
  if (state.rows.size > 0) return [cut(`No connection matches ${clean(ui.filter)}.`, width)];
  if ([...state.sources.values()].some(({read}) => !read)) return [];
  const command = commandLine({run: 'access:add', args: ['APP']}) ?? '';
  return wrapped(`No connections. To see those of an app: ${command}`, width);
}

/** The first row to show, so that the selected one is on the screen. */
function firstShown(heights: readonly number[], selected: number, space: number): number {
  let from = selected;
  let used = heights[selected] ?? 0;
  while (from > 0 && used + (heights[from - 1] ?? 0) <= space - 1) {
    from -= 1;
    used += heights[from] ?? 0;
  }
  return from;
}

function countShown(blocks: readonly (readonly string[])[], lines: number): number {
  let left = lines;
  return blocks.filter(({length}) => (left -= length) >= 0).length;
}

function connectionColumns(
  watched: Watched,
  rows: readonly WatchRow[],
  {color}: Screenful,
): ScreenColumn<WatchRow>[] {
  const apps = rows.map(({connection}) => connection.app_name);
  // An app with one connection names it better than a resource name does.
  const byApp = !apps.includes(null) && new Set(apps).size === apps.length;
  const app: ScreenColumn<WatchRow> = {
    title: 'app',
    value: ({connection}) => connection.app_name ?? '–',
    rank: byApp ? 0 : 6,
  };
  const resource: ScreenColumn<WatchRow> = {
    title: 'resource',
    value: ({connection}) => connection.resource_name ?? connection.id,
    keepsEnd: true,
    rank: byApp ? 5 : 0,
  };
  return [
    app,
    resource,
    {title: 'region', value: ({connection}) => connection.region ?? '–', rank: 9},
    {
      title: 'state',
      value: ({connection, goneAt}) =>
        goneAt === null ? stateText(connection.state, connection.health) : 'GONE',
      paint: (text, {connection, goneAt}) =>
        goneAt === null ? paintHealth(color, connection.health.class, text) : color.red(text),
      rank: 0,
    },
    {
      title: 'mappings',
      right: true,
      value: ({connection}) => count(connection.mappings?.length),
      rank: 8,
    },
    {
      title: 'errors',
      right: true,
      value: ({connection}) => count(writeErrorsOf(connection)),
      paint: (text) => (/[1-9]/.test(text) ? color.red(text) : text),
      rank: 3,
    },
    {title: 'pending', right: true, value: ({connection}) => count(pendingOf(connection)), rank: 7},
    {
      title: 'lag',
      right: true,
      value: ({connection}) => lagText(connection.lag),
      paint: (text, {connection}) =>
        connection.mappings?.some(({late}) => late !== null) === true ? color.yellow(text) : text,
      rank: 4,
    },
    {title: 'requests', right: true, value: ({requests}) => formatCount(requests), rank: 10},
    {
      title: 'last change',
      value: ({changed, readAt, ...row}) =>
        isOld(watched.state, {changed, readAt, ...row})
          ? `as of ${clockTime(readAt)}`
          : changed === null
            ? ''
            : `${clockTime(changed.at)} ${changed.text}`,
      rank: 2,
      flexible: true,
    },
  ];
}
