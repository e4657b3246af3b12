import stringWidth from 'string-width';
import {isPlain} from './clean.ts';

/** How many columns of the terminal a text takes. */
export function widthOf(text: string): number {
  // string-width looks at every grapheme.
  return isPlain(text) ? text.length : stringWidth(text);
}

/** Cuts a plain text to so many columns; “…” stands for the rest. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let room = width - 1;
  for (const {segment} of new Intl.Segmenter().segment(text)) {
    room -= widthOf(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text wrapped between words, whose lines after the first begin where the first does. */
export function hangingIndent(text: string, indent: number, width: number | null): string {
  if (width === null || indent + widthOf(text) <= width) return text;
  return wrapped(text, Math.max(1, width - indent)).join(`\n${' '.repeat(indent)}`);
}

/**
 * A text whose lines are wrapped between words, each as far in as it begins. What is one word, such as
 * an address, stays one.
 */
export function wrapLines(text: string, width: number | null): string {
  if (width === null) return text;
  return text
    .split('\n')
    .map((line) => {
      if (widthOf(line) <= width) return line;
      const indent = /^ */.exec(line)?.[0] ?? '';
      const room = Math.max(1, width - indent.length);
      const lines = joined(wordsOf(line.slice(indent.length)), room);
      return lines.map((each) => `${indent}${each}`).join('\n');
    })
    .join('\n');
}

/**
 * The lines of a text that is wrapped between words. A word that is wider than a line is broken after
 * a mark such as a dash, and elsewhere only where nothing else fits.
 */
export function wrapped(text: string, width: number): string[] {
  const words = wordsOf(text).flatMap((word) =>
    widthOf(word) <= width || word.includes(' ') ? [word] : broken(word, width),
  );
  return joined(words, width);
}

/** Words in lines that are as long as the width lets them be. */
function joined(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    // A command line that is too long for a line of its own stands where it is.
    const fits = widthOf(longer) <= width || (word.includes(' ') && widthOf(word) > width);
    if (lines.length > 0 && fits) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

/** A command line to its end, which has to stay one to be pasted. */
const command =
  /\b(?:hconnect (?:[a-z-]+(?::[a-z-]+)+|api|explain|completion|demo|help)|heroku [a-z]+:[a-z:]+)(?: .*)?$/u;

/** The words of a line; a command line is one. */
function wordsOf(line: string): string[] {
  const found = command.exec(line)?.index;
  // A color can stand before it.
  const at = found === undefined ? line.length : line.lastIndexOf(' ', found) + 1;
  const before = line.slice(0, at).trimEnd();
  return [
    ...(before === '' ? [] : before.split(' ')),
    ...(at < line.length ? [line.slice(at)] : []),
  ];
}

function broken(word: string, width: number): string[] {
  const parts = word.split(/(?<=[-_/.,:;=?&@·])/u).flatMap((part) => chunks(part, width));
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

function chunks(part: string, width: number): string[] {
  const [first = '', ...rest] = part;
  const lines = [first];
  for (const character of rest) {
    const longer = `${lines.at(-1) ?? ''}${character}`;
    if (widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(character);
  }
  return lines;
}
