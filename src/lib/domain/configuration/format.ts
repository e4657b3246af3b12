import {win32} from 'node:path';
import {Failure} from '../../errors.ts';
import type {Json, JsonObject} from '../json.ts';
import {isConnectionFile, isMappingFile} from '../source/join.ts';
import {parseSource} from '../source/parse.ts';
import type {Source} from '../source/source.ts';
import {sameLines} from '../source/text.ts';
import {listed} from '../text/text.ts';
import {canonical, canonicalMapping, canonicalRest} from './canonical.ts';
import {parseConfiguration} from './configuration.ts';
import {configurationOf, mappingsOf} from './parse.ts';

/** A text and what it is in canonical form, in the same format. */
export interface FormattedText {
  name: string;
  text: string;
  value: Json;
  changed: boolean;
  /** It was left as it is, since its anchors would become copies. */
  hasAnchors: boolean;
}

/**
 * Brings a text into canonical form: a whole configuration, or a file of a folder. What is neither
 * is refused, since it would be written over. A byte order mark and line ends are no change.
 *
 * @throws Failure `bad_input` with the place of what is wrong
 */
export async function format(text: string, name: string): Promise<FormattedText> {
  const source = await parseSource(text, name);
  const value = canonicalForm(source, name);
  const {hasAnchors} = source;
  const formatted = hasAnchors ? text : source.rewrite(value);
  return {name, text: formatted, value, changed: !sameLines(formatted, text), hasAnchors};
}

/** What `--check` says. @throws Failure `unhealthy` where a file is not in canonical form */
export function checkFormat(files: readonly FormattedText[]): void {
  const names = files.filter(({changed}) => changed).map(({name}) => name);
  if (names.length === 0) return;
  const [first = ''] = names;
  const several = `${names.length} of ${files.length} files are not in canonical order.`;
  const single = names.length === 1;
  const args = first === 'stdin' ? ['-'] : names.slice(0, 20);
  throw new Failure('unhealthy', single ? `${first} is not in canonical order.` : several, {
    reason: single ? 'Formatting would change it.' : `${listed(names)}.`,
    next: {run: 'config:format', args},
    details: {files: names},
  });
}

function canonicalForm(source: Source, name: string): JsonObject {
  const {value} = source;
  if (isConnectionFile(win32.basename(name), value)) {
    return canonicalRest(parseConfiguration(value).configuration);
  }
  if (!isMappingFile(value)) return canonical(configurationOf(source, name));
  const [mapping] = mappingsOf(source, name);
  return mapping === undefined ? {} : canonicalMapping(mapping);
}
