import {formatDuration} from '../domain/text/duration.ts';
import type {LoadProgress} from '../domain/mappings/load-progress.ts';
import {isSettled} from '../domain/states.ts';
import {formatCount} from '../domain/text/text.ts';
import {clean} from './clean.ts';
import {paintState} from './palette.ts';
import type {Output} from './terminal.ts';
import {cut} from './wrap.ts';

/** At most so many bars at once; the rest is counted. */
const mostBars = 12;
const widestBar = 24;

/** What is drawn on. */
type Drawn = Pick<Output, 'width' | 'color'>;

/**
 * A line for each load that is under way, as wide as the terminal at most: name, bar, rows, rate and
 * time left. Those that are done are counted in the last line.
 */
export function bars(output: Drawn, loads: readonly LoadProgress[]): string[] {
  const moving = loads.filter(({state}) => !isSettled(state));
  const shown = moving.slice(0, mostBars);
  const columns = output.width ?? 80;
  const nameWidth = Math.min(
    Math.max(0, ...shown.map(({object_name}) => clean(object_name).length)),
    Math.floor(columns / 3),
  );
  const lines = shown.map((load) => {
    const name = cut(clean(load.object_name), nameWidth).padEnd(nameWidth);
    if (load.share === null) return `${name}  ${paintState(output.color, load.state)}`;
    const percent = `${Math.floor(load.share * 100)}%`.padStart(4);
    const rest = `${formatCount(load.db)} of ${formatCount(load.sf)}${rateOf(load)}`;
    const room = columns - nameWidth - percent.length - 4;
    const bar = Math.max(6, Math.min(widestBar, room - rest.length - 2));
    const drawn = `${name}  ${drawBar(output, bar, load.share)} ${percent}`;
    return bar + 2 + rest.length <= room ? `${drawn}  ${rest}` : drawn;
  });
  const hidden = moving.length - shown.length;
  if (hidden > 0) lines.push(`and ${hidden} more`);
  return lines;
}

/** A bar of so many columns, filled by a share from 0 to 1. */
function drawBar({color}: Drawn, columns: number, share: number): string {
  const full = Math.round(columns * share);
  return color.cyan('━'.repeat(full)) + color.dim('─'.repeat(columns - full));
}

/** One bar for work that is done step by step: “━━━──  12 of 1,000”. */
export function stepBar(output: Output, done: number, total: number): string {
  const text = `${formatCount(done)} of ${formatCount(total)}`;
  const columns = Math.max(6, Math.min(widestBar, (output.width ?? 80) - text.length - 2));
  return `${drawBar(output, columns, done / total)}  ${text}`;
}

function rateOf({rate, left}: LoadProgress): string {
  if (rate === null) return '';
  const speed = `, ${formatCount(Math.max(1, Math.round(rate)))} rows/s`;
  return left === null ? speed : `${speed}, ${formatDuration(left)} left`;
}
