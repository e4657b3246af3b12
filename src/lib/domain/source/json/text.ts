import type {Json} from '../../json.ts';
import {escapeForJson} from '../../text/unprintable.ts';

/** A value as JSON, as people and diffs like it. */
export function jsonText(value: Json): string {
  return `${escapeForJson(JSON.stringify(value, null, 2))}\n`;
}
