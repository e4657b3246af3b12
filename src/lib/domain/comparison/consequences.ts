import type {ConfigChange} from './changes.ts';
import type {Effect, Rule} from '../configuration/effects.ts';
import {configKeys, rowOf} from '../configuration/keys.ts';

/** Whose rows an effect concerns: those read from Salesforce, or those in Postgres. */
const rowsOf: Readonly<Partial<Record<Effect, 'sf' | 'db'>>> = {
  resync: 'sf',
  reload: 'sf',
  drop_column: 'db',
  drop_table: 'db',
};

/** What whole mappings do. */
export const mappingRules = {
  create: {effect: 'load', source: 'mapping states reference: INITIAL, then RELOAD_TABLE'},
  delete: {effect: 'drop_table', source: 'reference article: removing data from your database'},
  reload: {effect: 'reload', source: 'reference article: clear out the Postgres table'},
} as const satisfies Record<string, Rule>;

/** What a change of fields and indexes does. */
const changeRules = {...configKeys.fields.changes, ...configKeys.indexes.changes};

/** A setting that no row knows may do anything; the mapping's own table is what it can touch. */
const unknownSetting: Rule = {
  effect: 'alter',
  source: 'assumption: undocumented setting',
};

/** The rows of a mapping as the service counts them. */
type Counts = Readonly<Record<'sf' | 'db', number | null>>;

/** What follows from a change, how many rows it concerns, and where that is known from. */
export interface Consequence {
  effect: Effect;
  /** Null where nothing is counted, or the service sent no count. */
  rows: number | null;
  source: string;
}

/**
 * What a change of a mapping's configuration does to its table.
 *
 * @param counts the mapping's rows as they are now
 */
export function consequenceOf(change: ConfigChange, counts: Counts | null): Consequence {
  return counted(ruleOf(change), counts);
}

/** What is done with a whole mapping does to its table. */
export function mappingConsequence(
  action: keyof typeof mappingRules,
  counts: Counts | null,
): Consequence {
  return counted(mappingRules[action], counts);
}

/** What a change does to the table. */
export function effectOf(change: ConfigChange): Effect {
  return ruleOf(change).effect;
}

function ruleOf(change: ConfigChange): Rule {
  if (change.kind !== 'setting_changed') return changeRules[change.kind];
  return rowOf(change.key)?.change ?? unknownSetting;
}

function counted({effect, source}: Rule, counts: Counts | null): Consequence {
  const whose = rowsOf[effect];
  return {effect, rows: whose === undefined ? null : (counts?.[whose] ?? null), source};
}
