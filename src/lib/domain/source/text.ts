import type {Json} from '../json.ts';
import {jsonText} from './json/text.ts';
import type {Format} from './source.ts';
import {yamlText} from './yaml/text.ts';

/** A value as a text of a format. */
export function textIn(format: Format, value: Json): string {
  return format === 'json' ? jsonText(value) : yamlText(value);
}
