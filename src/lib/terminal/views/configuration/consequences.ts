import {describeChange, signOf, type ConfigChange} from '../../../domain/comparison/changes.ts';
import {consequenceOf, type Consequence} from '../../../domain/comparison/consequences.ts';
import type {Effect} from '../../../domain/configuration/effects.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';

/** What follows from a change, with the rows that it concerns where they are known. */
const sentences: Record<Effect, (rows: number | null) => string> = {
  none: () => 'nothing moves',
  alter: () => 'the table is altered',
  resync: (rows) => `${amount(rows, 'row')} ${rows === 1 ? 'is' : 'are'} read again`,
  load: () => 'a table is made and filled from Salesforce',
  reload: (rows) => `the table is emptied and ${amount(rows, 'row')} loaded again`,
  drop_column: (rows) => `the column is dropped, with ${amount(rows, 'value')}`,
  drop_table: (rows) => `the table is dropped, with ${amount(rows, 'row')}`,
};

/** A consequence in a few words: “4,218 rows are read again”. */
export function consequenceText({effect, rows}: Pick<Consequence, 'effect' | 'rows'>): string {
  return sentences[effect](rows);
}

function amount(rows: number | null, noun: string): string {
  return rows === null ? `all ${noun}s` : plural(rows, noun);
}

/** A change with its consequence: “+ field Fax: 4,218 rows are read again”. */
export function changeText(change: ConfigChange, consequence: Consequence): string {
  return `${signOf(change)} ${clean(describeChange(change))}: ${consequenceText(consequence)}`;
}

/** A change of a mapping with its consequence. */
export function changeLine(change: ConfigChange, {counts}: Pick<Mapping, 'counts'>): string {
  return changeText(change, consequenceOf(change, counts));
}
