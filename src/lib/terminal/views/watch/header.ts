import {dailyBudget} from '../../../domain/assumptions.ts';
import {healthClasses} from '../../../domain/health.ts';
import {formatDuration} from '../../../domain/text/duration.ts';
import {formatCount, plural} from '../../../domain/text/text.ts';
import {mostRequests, type WatchState} from '../../../domain/watch/state.ts';
import {clean} from '../../clean.ts';
import {cut} from '../../wrap.ts';
import {clockTime, type Screenful, type Watched} from './watched-screen.ts';

/** From so many rows on there are two lines about the whole; below, one has to do. */
const tall = 7;

/** What time it is, how everything is and what was used; and how the reading goes. */
export function header(watched: Watched, output: Screenful, height: number): string[] {
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

/** The keys that do something now. */
export function footer({ui, keys, state}: Watched): string {
  if (!keys) return 'Ctrl-C quit';
  if (ui.typing) return `Filter: ${ui.filter}▏  Enter keep  Esc clear`;
  const reading = ui.stopped ? 'p continue' : 'p stop';
  if (ui.open !== null) return `Esc back  ↑↓ scroll  r read now  ${reading}  q quit`;
  const some = state.rows.size > 0 ? '↑↓ select  Enter open  ' : '';
  return `q quit  ${some}s sort  / filter  r read now  ${reading}`;
}
