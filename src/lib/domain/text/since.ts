import {parseDuration} from './duration.ts';
import {parseInstant} from './instant.ts';

/** A time in milliseconds since 1970, or a time span before the present. */
export type Since = {at: number} | {ago: number};

/**
 * Reads a time in ISO 8601, UTC unless it has an offset, or a time span with its unit.
 *
 * @param name the flag, for the message
 * @throws Failure `usage` for anything else
 */
export function parseSince(text: string, name: string): Since {
  const instant = parseInstant(text);
  return instant === null ? {ago: parseDuration(text, name)} : {at: instant / 1000};
}
