import {stripVTControlCharacters} from 'node:util';
import {unprintable} from '../domain/text/unprintable.ts';

/**
 * Whether a text is printable ASCII: it is clean then, and as wide as it is long. Nearly every name
 * is, and a list has thousands.
 */
export function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/**
 * Takes out of a text what a terminal would obey: control characters, escape sequences with them,
 * and the marks that turn the direction of writing. Line breaks and tabs become spaces.
 */
export function clean(text: string): string {
  if (isPlain(text)) return text;
  return stripVTControlCharacters(text)
    .replace(/[\t\n\r]+/g, ' ')
    .replace(unprintable, '');
}

/** As `clean`, for a text of several lines, such as a document of the service. */
export function cleanLines(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(unprintable, (match) => (/[\t\n]/.test(match) ? match : ''));
}
