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
  return at === null ? null : `${new Date(at).toISOString().slice(0, -1)}000Z`;
}

/** `2026-01-15 09:00:00.000000+00:00`, or with the `T`; null stays null. */
export function offsetStamp(at: number | null, separator: ' ' | 'T' = ' '): string | null {
  return stamp(at)?.replace('T', separator).replace('Z', '+00:00') ?? null;
}

/** The stamp of an instant that has come, otherwise null. */
export function stampUnlessLater(at: number | null, now: number): string | null {
  return at !== null && at <= now ? stamp(at) : null;
}
