import {formatCount} from './text.ts';

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
  {unit: 'd', lasts: 86_400_000},
  {unit: 'h', lasts: 3_600_000},
  {unit: 'm', lasts: 60_000},
  {unit: 's', lasts: 1000},
] as const;

/** How long ago something was, in one unit: `5s ago`, `3h ago`. @param age milliseconds */
export function formatAge(age: number): string {
  const {unit, lasts} = ages.find((one) => age >= one.lasts) ?? {unit: '', lasts: 0};
  return lasts === 0 ? 'just now' : `${formatCount(Math.floor(age / lasts))}${unit} ago`;
}

/**
 * A time as a person reads it: `2025-07-16T19:21:56Z (3h ago)`.
 *
 * @param now the present by the service's clock, since the reader's may differ; null where unknown
 */
export function formatSince(text: string | null, now: number | null): string | null {
  const shown = formatTimestamp(text);
  const time = parseTimestamp(text);
  return time === null || now === null ? shown : `${shown ?? ''} (${formatAge(now - time)})`;
}
