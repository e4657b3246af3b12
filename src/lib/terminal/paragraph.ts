import {cleanLines} from './clean.ts';
import {hangingIndent} from './wrap.ts';
import type {Output} from './terminal.ts';

const indent = 2;
const margin = ' '.repeat(indent);

/**
 * A text of the service below its heading: whole, with its own line breaks, each line indented, so
 * that none can be taken for one of ours, and wrapped between words where the terminal is narrower.
 */
export function paragraph({width}: Pick<Output, 'width'>, text: string): string {
  return cleanLines(text)
    .replaceAll('\t', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${margin}${hangingIndent(line.trimEnd(), indent, width)}\n`)
    .join('');
}
