import {Failure} from '../../errors.ts';
import {formatCount} from './text.ts';

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads a time span with its unit, such as `90s`, `30m`, `1.5h` or `1h30m`.
 *
 * @param name what is being read, for the message: a flag or a variable
 * @returns milliseconds
 * @throws Failure `usage` for anything else; a bare number has no unit and is refused
 */
export function parseDuration(text: string, name: string): number {
  const compact = text.trim().toLowerCase();
  const parts = [...compact.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * unitOf(unit), 0);
  if (parts.map(([part]) => part).join('') !== compact || total <= 0 || total > 365 * unitOf('d')) {
    throw new Failure('usage', `Invalid duration for ${name}: ${JSON.stringify(text)}.`, {
      reason: 'Use a number with a unit (ms, s, m, h or d), at most one year.',
      next: {
        again: name.startsWith('--') ? {flags: {[name.slice(2)]: '30m'}} : {env: {[name]: '30m'}},
        note: 'or 90s, or 1h30m',
      },
    });
  }
  return total;
}

function unitOf(unit: string | undefined): number {
  return units[unit ?? ''] ?? Number.NaN;
}

/** A time span as people say it, in at most two units: `42s`, `3m 05s`, `2h 10m`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 950) return `${Math.round(milliseconds)}ms`;
  const two = (value: number) => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${two(seconds % 60)}s`;
  return `${Math.floor(seconds / 3600)}h ${two(Math.floor((seconds % 3600) / 60))}m`;
}

const intervals = [
  {unit: 'h', seconds: 3600},
  {unit: 'min', seconds: 60},
] as const;

/** How often something happens, as people say it: `every 10 min`. */
export function formatInterval(seconds: number): string {
  const whole = intervals.find((one) => seconds >= one.seconds && seconds % one.seconds === 0);
  return whole === undefined
    ? `every ${formatCount(seconds)} s`
    : `every ${formatCount(seconds / whole.seconds)} ${whole.unit}`;
}
