import type {Json} from '../json.ts';
import {escapeForJson} from '../text/unprintable.ts';
import type {Format} from './source.ts';
import {yamlText} from './yaml/text.ts';

/** A value as JSON, as people and diffs like it. */
export function jsonText(value: Json): string {
  return `${escapeForJson(JSON.stringify(value, null, 2))}\n`;
}

/** Whether two texts differ in nothing but a byte order mark and line ends, that of the last included. */
export function sameLines(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .trimEnd();
  return plain(a) === plain(b);
}

/** A value as a text of a format. */
export function textIn(format: Format, value: Json): string {
  return format === 'json' ? jsonText(value) : yamlText(value);
}
