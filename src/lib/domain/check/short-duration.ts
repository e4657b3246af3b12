import {formatDuration} from '../text/duration.ts';

/** A time span in at most two units, without one that is zero: `42s`, `10m`, `2h 10m`, `3d`. */
export function shortDuration(milliseconds: number): string {
  const days = Math.floor(milliseconds / 86_400_000);
  if (days >= 2) return `${days}d`;
  return formatDuration(milliseconds).replace(/ 00[ms]$/, '');
}
