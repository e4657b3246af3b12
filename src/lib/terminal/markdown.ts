import {clean} from './clean.ts';

/** A row of a table. @param cells escaped already */
export function markdownRow(...cells: string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/**
 * A table with as many rows as there is room for, and a line that counts the others.
 *
 * @param room characters
 */
export function markdownTable(
  titles: readonly string[],
  rows: readonly string[],
  room: number,
): string {
  let table = `${markdownRow(...titles)}|${' --- |'.repeat(titles.length)}\n`;
  for (const [index, line] of rows.entries()) {
    if (table.length + line.length > room) {
      return `${table}\n${rows.length - index} more lines are not shown.\n`;
    }
    table += line;
  }
  return table;
}

/** A text as code, in which nothing is markup and nobody is mentioned; a bar would end a cell. */
export function markdownCode(text: string): string {
  const plain = clean(text).replace(/\\*\|/g, '\\|');
  const fence = '`'.repeat(
    1 + Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

/** A text of ours as it is, in which nothing is markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_<>[\]|]/g, '\\$&');
}
