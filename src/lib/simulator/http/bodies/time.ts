/**
 * The ways in which the service writes an instant.
 *
 * Models carry six digits and `Z`; the `times` of a mapping have a space and an offset; exports have
 * a `T` and an offset (official plugin's fixtures, exported files).
 */

/** `2026-01-15T09:00:00.000000Z`; null stays null. */
export function stamp(at: number): string;
export function stamp(at: number | null): string | null;
export function stamp(at: number | null): string | null {
  if (at === null) return null;
  const known = written.get(at);
  if (known !== undefined) return known;
  const text = `${new Date(at).toISOString().slice(0, -1)}000Z`;
  if (written.size === mostWritten) written.clear();
  written.set(at, text);
  return text;
}

/** The connection with thousands of mappings tells a few instants thousands of times. */
const written = new Map<number, string>();
const mostWritten = 1000;

/** `2026-01-15 09:00:00.000000+00:00`, or with the `T`; null stays null. */
export function offsetStamp(at: number | null, separator: ' ' | 'T' = ' '): string | null {
  const text = stamp(at);
  return text === null ? null : `${text.slice(0, 10)}${separator}${text.slice(11, -1)}+00:00`;
}

/** The stamp of an instant that has come, otherwise null. */
export function stampUnlessLater(at: number | null, now: number): string | null {
  return at !== null && at <= now ? stamp(at) : null;
}
