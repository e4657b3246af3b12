import {plural} from './text.ts';

/**
 * A point in time as hconnect shows it: ISO 8601, UTC, to the second. The service writes two
 * forms, `2025-07-16T19:21:56.317415Z` and `2025-07-16 20:12:43.734321+00:00`.
 *
 * @returns the text as it was where it is neither, null for none
 */
export function formatTimestamp(text: string | null): string | null {
  if (text === null) return null;
  const time = parseTimestamp(text);
  return time === null ? text : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds since 1970 of a time in either form of the service; null where it is neither. */
export function parseTimestamp(text: string | null): number | null {
  if (text === null) return null;
  const time = Date.parse(text);
  return time >= 0 && time < endOfTime ? time : null;
}

/** ISO 8601 has four digits for a year; the service is younger than 1970. */
const endOfTime = Date.UTC(10_000, 0);

const ages = [
  {unit: 'day', lasts: 86_400_000},
  {unit: 'hour', lasts: 3_600_000},
  {unit: 'minute', lasts: 60_000},
  {unit: 'second', lasts: 1000},
] as const;

/**
 * How long ago something was, or when it will be, in one unit: `5 minutes ago`, `in 3 hours`.
 *
 * @param age milliseconds; negative for what is to come
 */
export function formatAge(age: number): string {
  const span = Math.abs(age);
  const found = ages.find((one) => span >= one.lasts);
  if (found === undefined) return 'just now';
  const amount = plural(Math.floor(span / found.lasts), found.unit);
  return age < 0 ? `in ${amount}` : `${amount} ago`;
}

/**
 * A time as a person reads it: `2025-07-16T19:21:56Z (3 hours ago)`.
 *
 * @param now the present by the service's clock, since the reader's may differ; null where unknown
 */
export function formatSince(text: string | null, now: number | null): string | null {
  const shown = formatTimestamp(text);
  const time = parseTimestamp(text);
  return time === null || now === null ? shown : `${shown ?? ''} (${formatAge(now - time)})`;
}
