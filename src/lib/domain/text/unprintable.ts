/** C0 and C1 controls, DEL, zero-width marks, line and paragraph separators, directional marks. */
export const unprintable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The same without what JSON writes as escapes anyway: a large text has a line break for each field. */
const unprintableInJson = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Writes what a terminal would obey as JSON escapes: the same document, safe to look at. */
export function escapeForJson(json: string): string {
  return json.replace(
    unprintableInJson,
    (match) => `\\u${match.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
