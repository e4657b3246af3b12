import {dailyBudget} from '../../../domain/assumptions.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {healthClasses} from '../../../domain/health.ts';
import {changeText} from '../../../domain/watch/changes.ts';
import {rowsOf, sortedMappings} from '../../../domain/watch/rows.ts';
import {isOld, mostRequests, type WatchRow, type WatchState} from '../../../domain/watch/state.ts';
import {formatDuration} from '../../../domain/text/duration.ts';
import {formatCount, plural} from '../../../domain/text/text.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {pendingOf, writeErrorsOf, type WatchedMapping} from '../../../domain/watch/watched.ts';
import type {NextStep} from '../../../next-step.ts';
import {bars} from '../../bars.ts';
import {clean} from '../../clean.ts';
import {paintHealth, stateText} from '../../palette.ts';
import {paragraph} from '../../paragraph.ts';
import type {Output} from '../../terminal.ts';
import {cut, wrapped} from '../../wrap.ts';
import {columnsThatFit, rowLine, titleLine, type ScreenColumn} from './columns.ts';
import type {WatchUi} from './ui.ts';

/** What is on the screen. */
export interface Watched {
  state: WatchState;
  ui: WatchUi;
  /** Milliseconds since 1970. */
  now: number;
  /** Milliseconds until the next read; null while nothing waits for it. */
  nextRead: number | null;
  /** Why the open connection is in trouble, in the service's words; null where it is not known. */
  reason: string | null;
  /** Whether keys are read. */
  keys: boolean;
  /** How a command is written. */
  commandLine: (step: NextStep) => string | null;
}

/** The lines of a screen: never more than it has rows, and none wider than it is. */
export function screenLines(
  watched: Watched,
  {width, height}: {width: number; height: number},
  color: Output['color'],
): string[] {
  const output: Screenful = {width, color};
  const {ui} = watched;
  const head = header(watched, output, height);
  const foot = height >= 4 ? [color.dim(cut(footer(watched), width))] : [];
  const room = Math.max(0, height - head.length - foot.length);
  const open = ui.open === null ? undefined : watched.state.rows.get(ui.open);
  const body =
    open === undefined ? list(watched, output, room) : detail(watched, open, output, room);
  const filled = [...head, ...body.slice(0, room)];
  while (filled.length < height - foot.length) filled.push('');
  return [...filled, ...foot].slice(0, height);
}

interface Screenful {
  width: number;
  color: Output['color'];
}

/** From so many rows on there are two lines about the whole; below, one has to do. */
const tall = 7;

/** What time it is, how everything is and what was used; and how the reading goes. */
function header(watched: Watched, output: Screenful, height: number): string[] {
  const {state, now} = watched;
  const {width, color} = output;
  const troubled = [...state.sources.values()].some(({trouble}) => trouble !== null);
  if (height < tall && (troubled || watched.ui.stopped)) return [statusLine(watched, output)];
  const time = `${clockTime(now)} UTC`;
  const amount = plural(state.rows.size, 'connection');
  const healths = healthCounts(state);
  const used = `${formatCount(mostRequests(state))} of ${formatCount(dailyBudget)} daily requests used`;
  // The health of all is what matters; the rest goes where there is no room.
  const forms = [
    [time, amount, healths, used],
    [time, healths, used],
    [time, healths],
    [healths],
  ].map((parts) => parts.filter((part) => part !== '').join('  '));
  const line = forms.find(({length}) => length <= width) ?? healths;
  const first = color.bold(cut(line, width));
  return height < tall ? [first] : [first, statusLine(watched, output)];
}

function healthCounts({rows}: WatchState): string {
  const all = [...rows.values()];
  const gone = all.filter(({goneAt}) => goneAt !== null).length;
  const there = all.filter(({goneAt}) => goneAt === null);
  return [
    ...(gone > 0 ? [`${formatCount(gone)} gone`] : []),
    ...healthClasses.flatMap((name) => {
      const amount = there.filter(({connection}) => connection.health.class === name).length;
      return amount === 0 ? [] : [`${formatCount(amount)} ${name}`];
    }),
  ].join(', ');
}

/** The worst about the reading, or when the next read is. */
function statusLine(
  {state, ui, now, nextRead, commandLine}: Watched,
  {width, color}: Screenful,
): string {
  const troubles = [...state.sources.values()].flatMap(({name, trouble}) =>
    trouble === null ? [] : [{name, trouble}],
  );
  const [first] = troubles;
  if (first !== undefined) {
    const {name, trouble} = first;
    const {message, reason, facts, next} = trouble.failure;
    const since = clockTime(trouble.since);
    if (facts.httpStatus === 401) {
      const command = next === undefined ? null : commandLine(next);
      const advice =
        next !== undefined && 'run' in next && command !== null
          ? `To continue, run in another terminal: ${command}`
          : 'Start watch again with a new one.';
      return color.red(cut(clean(`${message} ${advice} (no data since ${since})`), width));
    }
    const others = troubles.length > 1 ? ` and ${formatCount(troubles.length - 1)} more` : '';
    const again = ui.stopped
      ? ''
      : ` Next try in ${formatDuration(Math.max(1000, trouble.retryAt - now))}.`;
    const why = [message, reason].filter(Boolean).join(' ');
    return color.red(
      cut(clean(`Cannot read ${name}${others} since ${since}.${again} ${why}`), width),
    );
  }
  if (ui.stopped) return color.yellow(cut('Reading stopped. Press p to continue.', width));
  const read = [...state.sources.values()].some((source) => source.read);
  if (!read) return color.dim(cut('Reading…', width));
  const when =
    nextRead === null ? 'Reading…' : `Next read in ${formatDuration(Math.max(1000, nextRead))}.`;
  const filter = ui.filter === '' ? '' : ` Filter: ${ui.filter}.`;
  return color.dim(cut(`${when} Sorted by ${ui.order}.${filter}`, width));
}

function footer({ui, keys, state}: Watched): string {
  if (!keys) return 'Ctrl-C quit';
  if (ui.typing) return `Filter: ${ui.filter}▏  Enter keep  Esc clear`;
  const reading = ui.stopped ? 'p continue' : 'p stop';
  if (ui.open !== null) return `Esc back  ↑↓ scroll  r read now  ${reading}  q quit`;
  const some = state.rows.size > 0 ? '↑↓ select  Enter open  ' : '';
  return `q quit  ${some}s sort  / filter  r read now  ${reading}`;
}

/** The connections in a table, with the loads that are under way below each. */
function list(watched: Watched, output: Screenful, room: number): string[] {
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

const mostLoads = 3;

/** Bars of the loads of a connection; where they are many, of the first. */
function loadLines(
  {connection, goneAt}: WatchRow,
  {width, color}: Screenful,
  most = mostLoads,
): string[] {
  if (goneAt !== null || connection.loads.length === 0) return [];
  const indent = '    ';
  const output = {width: Math.max(1, width - indent.length), color};
  const lines = bars(output, connection.loads.slice(0, most)).map((line) => indent + line);
  const hidden = connection.loads.length - most;
  return hidden > 0 ? [...lines, cut(`${indent}and ${plural(hidden, 'more load')}`, width)] : lines;
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

/** One connection: how it is and why, what leads on, its loads and its mappings. */
function detail(watched: Watched, row: WatchRow, output: Screenful, room: number): string[] {
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

/** Milliseconds for which a change is marked. */
const marked = 60_000;

function isFresh(change: {at: number} | null, {now}: Watched): boolean {
  return change !== null && now - change.at < marked;
}

/** The time of day in UTC. */
export function clockTime(at: number): string {
  return formatTimestamp(new Date(at).toISOString())?.slice(11, 19) ?? '';
}

function count(amount: number | null | undefined): string {
  return formatCount(amount ?? null);
}

/** A lag in one unit: it is read at a glance. */
function lagText(lag: number | null): string {
  if (lag === null) return '–';
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
  ] as const;
  const [unit, lasts] = units.find(([, milliseconds]) => lag >= milliseconds) ?? ['s', 1000];
  return `${formatCount(Math.floor(lag / lasts))}${unit}`;
}
