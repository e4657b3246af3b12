import {stripVTControlCharacters} from 'node:util';

/**
 * Takes out of a text what a terminal would obey: control characters, escape sequences with them,
 * and the marks that turn the direction of writing. Line breaks and tabs become spaces.
 */
export function clean(text: string): string {
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

/** Writes what `clean` would take out as JSON escapes: the same document, safe to look at. */
export function escapeForJson(json: string): string {
  return json.replace(unprintable, (match) =>
    match === '\n' ? match : `\\u${match.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

// C0 and C1 controls, DEL, zero-width marks, line and paragraph separators, directional marks.
const unprintable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
