import {describeChange, signOf, type ConfigChange} from '../../../domain/comparison/changes.ts';
import {consequenceOf, type Consequence} from '../../../domain/comparison/consequences.ts';
import {isDestructive, type Effect} from '../../../domain/configuration/effects.ts';
import type {IgnoredKeys} from '../../../domain/configuration/as-it-is.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {listed, plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';

/** What follows from a change, with the rows that it concerns where they are known. */
const sentences: Record<Effect, (rows: number | null) => string> = {
  none: () => 'no data affected',
  alter: () => 'the table will be altered',
  resync: (rows) => `${amount(rows, 'row')} will be synced again`,
  load: () => 'a table will be created and loaded from Salesforce',
  reload: (rows) => `the table will be emptied and ${amount(rows, 'row')} reloaded`,
  drop_column: (rows) => `the column will be dropped, with ${amount(rows, 'value')}`,
  drop_table: (rows) => `the table will be dropped, with ${amount(rows, 'row')}`,
};

/** A consequence in a few words: “4,218 rows will be synced again”. */
export function consequenceText({effect, rows}: Pick<Consequence, 'effect' | 'rows'>): string {
  return sentences[effect](rows);
}

function amount(rows: number | null, noun: string): string {
  return rows === null ? `all ${noun}s` : plural(rows, noun);
}

/** A consequence, with `mark` around it where it destroys data. */
export function markedConsequence(
  consequence: Consequence,
  mark: (text: string) => string,
): string {
  const text = consequenceText(consequence);
  return isDestructive(consequence.effect) ? mark(text) : text;
}

/** A change of a mapping with its consequence: “+ field Fax: 4,218 rows will be synced again”. */
export function changeLine(change: ConfigChange, {counts}: Pick<Mapping, 'counts'>): string {
  const consequence = consequenceText(consequenceOf(change, counts));
  return `${signOf(change)} ${clean(describeChange(change))}: ${consequence}`;
}

/** Changes below their mapping, a line each. @param mark goes around what destroys data */
export function changeLines(
  output: Output,
  changes: readonly (ConfigChange & {consequence: Consequence})[],
  mark = (text: string) => text,
): string {
  return changes
    .map((change) => {
      const line = painted(output, signOf(change), clean(describeChange(change)));
      return `    ${line}: ${markedConsequence(change.consequence, mark)}\n`;
    })
    .join('');
}

/** A line with its sign before it, in the sign's color: added, removed, changed. */
export function painted({color}: Output, sign: '+' | '-' | '~', text: string): string {
  const paint = {'+': color.green, '-': color.red, '~': color.yellow}[sign];
  return `${paint(sign)} ${text}`;
}

/** The keys that change nothing because they are not known; empty where there are none. */
export function ignoredText(ignored: readonly IgnoredKeys[]): string {
  return ignored
    .map(({object_name, keys}) => {
      const names = listed(keys.map((key) => clean(key)));
      return `Ignored in ${clean(object_name)}: ${plural(keys.length, 'unknown key')} (${names}).\n`;
    })
    .join('');
}
