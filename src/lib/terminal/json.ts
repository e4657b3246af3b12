import {escapeForJson} from '../domain/text/unprintable.ts';

/** A JSON document for stdout: two spaces of indentation, safe to look at, a line break at the end. */
export function jsonText(value: unknown): string {
  return `${escapeForJson(JSON.stringify(value, null, 2))}\n`;
}

/**
 * A JSON array in pieces, so that a long list is never in memory as a whole. The first piece opens
 * it; `end` closes it and is also the whole of an empty list.
 */
export function jsonArray() {
  let lead = '[\n  ';
  const item = (value: unknown) => {
    const text = escapeForJson(JSON.stringify(value, null, 2)).replaceAll('\n', '\n  ');
    const led = lead + text;
    lead = ',\n  ';
    return led;
  };
  return {
    /** The text of the next items; empty for none. */
    items: (values: readonly unknown[]) => values.map(item).join(''),
    end: () => (lead.startsWith('[') ? '[]\n' : '\n]\n'),
  };
}
