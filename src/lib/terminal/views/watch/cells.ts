import {formatCount} from '../../../domain/text/text.ts';

/** An amount that may be unknown. */
export function count(amount: number | null | undefined): string {
  return formatCount(amount ?? null);
}

/** A lag in one unit: it is read at a glance. */
export function lagText(lag: number | null): string {
  if (lag === null) return '–';
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
  ] as const;
  const [unit, lasts] = units.find(([, milliseconds]) => lag >= milliseconds) ?? ['s', 1000];
  return `${formatCount(Math.floor(lag / lasts))}${unit}`;
}
