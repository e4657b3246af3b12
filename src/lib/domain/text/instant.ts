import {Failure} from '../../errors.ts';

/*
 * Points in time to the microsecond, as the service keeps them: JavaScript's own stop at the
 * millisecond, and two notifications can be nearer than that.
 */

const form =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Microseconds since 1970 of a time in ISO 8601, with a `T` or a space; UTC where no zone is given.
 *
 * @returns null for anything else
 */
export function parseInstant(text: string): number | null {
  const [, date, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] =
    form.exec(text.trim()) ?? [];
  if (date === undefined) return null;
  const offset = zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const milliseconds = Date.parse(`${date}T${minutes}:${seconds}${offset}`);
  if (Number.isNaN(milliseconds) || !exists(date)) return null;
  return milliseconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** Microseconds since 1970 in ISO 8601, UTC: `2025-07-16T19:21:56.317415Z`. */
export function formatInstant(microseconds: number): string {
  const whole = new Date(Math.floor(microseconds / 1000)).toISOString().slice(0, -1);
  return `${whole}${String(microseconds % 1000).padStart(3, '0')}Z`;
}

/**
 * A time that a user gave, as it is sent: a date as it was typed, a time in UTC.
 *
 * @param name the flag, for the message
 * @throws Failure `usage` for what is no time
 */
export function readInstant(text: string, name: string): string {
  const instant = parseInstant(text);
  if (instant !== null) return /^\d{4}-\d\d-\d\d$/.test(text) ? text : formatInstant(instant);
  throw new Failure('usage', `Invalid date or time for ${name}: ${JSON.stringify(text)}.`, {
    reason: 'Use an ISO 8601 date or time; times without an offset are UTC.',
    next: {again: {flags: {[name.slice(2)]: '2026-01-15T09:00:00Z'}}, note: 'or 2026-01-15'},
  });
}

/** February has no 30th, though JavaScript makes it a day of March. */
function exists(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
