import type {ChalkInstance} from 'chalk';
import {VerbatimJson} from '../domain/json.ts';
import {escapeForJson} from '../domain/text/unprintable.ts';
import {Failure} from '../errors.ts';

/**
 * A JSON document for stdout: two spaces of indentation, safe to look at, a line break at the end.
 *
 * @throws Failure `service` where the service's own JSON is nested too deeply
 */
export function jsonText(value: unknown): string {
  return `${indented(value)}\n`;
}

/** A JSON document on one line, one of a stream of them. */
export function jsonLine(value: object): string {
  return `${escapeForJson(JSON.stringify(value))}\n`;
}

function indented(value: unknown): string {
  const text = value instanceof VerbatimJson ? value.indented() : JSON.stringify(value, null, 2);
  if (text !== null) return escapeForJson(text);
  throw new Failure('service', 'The response is nested too deeply for --json.', {
    next: {again: {without: ['json']}, note: 'prints the response as received'},
  });
}

/**
 * A JSON array in pieces, so that a long list is never in memory as a whole. The first piece opens
 * it; `end` closes it and is also the whole of an empty list.
 */
export function jsonArray() {
  let separator = '[';
  const inner = (values: readonly unknown[]) =>
    values.some((value) => value instanceof VerbatimJson)
      ? values.map((value) => `\n  ${indented(value).replaceAll('\n', '\n  ')}`).join()
      : // An array has its items as far in as they are to stand, between “[” and “\n]”.
        indented(values).slice(1, -2);
  return {
    /** The text of the next items; empty for none. */
    items: (values: readonly unknown[]) => {
      if (values.length === 0) return '';
      const text = separator + inner(values);
      separator = ',';
      return text;
    },
    end: () => (separator === '[' ? '[]\n' : '\n]\n'),
  };
}

/** A JSON document with its keys and values in color. @param text as it is indented */
export function colorJson(color: ChalkInstance, text: string): string {
  if (color.level === 0) return text;
  const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;
  return text.replace(token, (whole, string?: string, colon?: string) => {
    if (string === undefined) return color.yellow(whole);
    return colon === undefined ? color.green(string) : `${color.blue(string)}${colon}`;
  });
}
