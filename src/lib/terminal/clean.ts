import {stripVTControlCharacters} from 'node:util';
import {unprintable} from '../domain/text/unprintable.ts';

/**
 * Takes out of a text what a terminal would obey: control characters, escape sequences with them,
 * and the marks that turn the direction of writing. Line breaks and tabs become spaces.
 */
export function clean(text: string): string {
  // Nearly every name is plain, and a list has thousands.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
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
