/**
 * A point in time as hconnect shows it: ISO 8601, UTC, to the second. The service writes two
 * forms, `2025-07-16T19:21:56.317415Z` and `2025-07-16 20:12:43.734321+00:00`.
 *
 * @returns the text as it was where it is neither, null for none
 */
export function formatTimestamp(text: string | null): string | null {
  if (text === null) return null;
  const time = new Date(text.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(time.getTime()) ? text : `${time.toISOString().slice(0, 19)}Z`;
}
