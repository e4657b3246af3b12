import {jsonSource} from './json/parse.ts';
import type {Format, TextSource} from './source.ts';
import {unreadable} from './unreadable.ts';

/**
 * Reads a text as JSON or YAML: as its name ends, else as it begins.
 *
 * @param name the file’s, for messages and places
 * @param comments whether JSON may have comments and a comma after the last item
 * @throws Failure `bad_input` with the place where it is neither
 */
export async function parseSource(
  text: string,
  name: string,
  {comments = false} = {},
): Promise<TextSource> {
  const ending = formatOf(name);
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') throw unreadable(name, ending ?? 'either', 'It is empty.', null);
  if ((ending ?? formatAsBegun(content)) === 'yaml') {
    const {yamlSource} = await import('./yaml/parse.ts');
    return yamlSource(content, name);
  }
  return jsonSource(content, name, comments);
}

/** The format that a file’s ending tells; null where it tells none. */
export function formatOf(name: string): Format | null {
  if (/\.json$/i.test(name)) return 'json';
  return /\.ya?ml$/i.test(name) ? 'yaml' : null;
}

/** A comment of JSON is no YAML, either. */
function formatAsBegun(text: string): Format {
  return /^\s*(?:[[{]|\/[/*])/.test(text) ? 'json' : 'yaml';
}
