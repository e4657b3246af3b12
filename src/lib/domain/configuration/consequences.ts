import type {Counts} from '../mappings/mapping.ts';
import type {ConfigChange} from './changes.ts';

/**
 * What a change moves, from what costs nothing to what loses data:
 * `none` nothing moves; `alter` the table is altered; `resync` every row is read again;
 * `load` a table is made and filled; `reload` the table is emptied and filled again;
 * `drop_column`, `drop_table` data in Postgres is deleted.
 */
export type Effect = 'none' | 'alter' | 'resync' | 'load' | 'reload' | 'drop_column' | 'drop_table';

/** How much an effect asks for attention; the worst of several is the one to name. */
const weights: readonly Effect[] = [
  'none',
  'alter',
  'resync',
  'load',
  'reload',
  'drop_column',
  'drop_table',
];

/** Whose rows an effect concerns: those read from Salesforce, or those in Postgres. */
const rowsOf: Readonly<Partial<Record<Effect, 'sf' | 'db'>>> = {
  resync: 'sf',
  reload: 'sf',
  drop_column: 'db',
  drop_table: 'db',
};

interface Rule {
  effect: Effect;
  /** Where it is known from. What no source tells says so. */
  source: string;
}

const states = 'mapping states reference: SCHEMA_CHANGED, then RESYNC where fields were added';
const altered = 'mapping states reference: SCHEMA_CHANGED after a change of the configuration';
const noSource = 'assumption: no source tells';

/** What each kind of change does to the mapping's table. Settings that are not named move nothing. */
export const changeRules: Readonly<Record<Exclude<ConfigChange['kind'], 'setting_changed'>, Rule>> =
  {
    field_added: {effect: 'resync', source: states},
    field_removed: {effect: 'drop_column', source: noSource},
    index_added: {effect: 'alter', source: altered},
    index_removed: {effect: 'alter', source: altered},
    index_changed: {effect: 'alter', source: altered},
  };

export const settingRules: Readonly<Record<string, Rule>> = {
  access: {effect: 'alter', source: `${noSource}; writing needs a trigger on the table`},
  upsert_field: {effect: 'none', source: noSource},
  sf_polling_seconds: {effect: 'none', source: noSource},
  sf_notify_enabled: {effect: 'none', source: noSource},
  sf_max_daily_api_calls: {effect: 'none', source: noSource},
};

/** A setting that no rule knows may do anything; the mapping's own table is what it can touch. */
const unknownSetting: Rule = {effect: 'alter', source: `${noSource} of this setting`};

/** What whole mappings do. */
export const mappingRules = {
  create: {effect: 'load', source: 'mapping states reference: INITIAL, then RELOAD_TABLE'},
  delete: {effect: 'drop_table', source: 'reference article: removing data from your database'},
  reload: {effect: 'reload', source: 'reference article: clear out the Postgres table'},
} as const satisfies Record<string, Rule>;

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

/** How much an effect asks for attention; the larger, the more. */
export function weightOf(effect: Effect): number {
  return weights.indexOf(effect);
}

function ruleOf(change: ConfigChange): Rule {
  if (change.kind !== 'setting_changed') return changeRules[change.kind];
  const known = Object.hasOwn(settingRules, change.key) ? settingRules[change.key] : undefined;
  return known ?? unknownSetting;
}

function counted({effect, source}: Rule, counts: Counts | null): Consequence {
  const whose = rowsOf[effect];
  return {effect, rows: whose === undefined ? null : (counts?.[whose] ?? null), source};
}

/** The effect that asks for the most attention. */
export function worstEffect(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>(
    (worst, effect) => (weightOf(effect) > weightOf(worst) ? effect : worst),
    'none',
  );
}

/** True where data in Postgres is deleted, so that a person has to name it. */
export function isDestructive(effect: Effect): boolean {
  return effect === 'drop_column' || effect === 'drop_table' || effect === 'reload';
}
