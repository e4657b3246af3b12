/**
 * What a change moves, from what costs nothing to what loses data; the worst of several is the one
 * to name: `none` nothing moves; `alter` the table is altered; `resync` every row is read again;
 * `load` a table is made and filled; `reload` the table is emptied and filled again;
 * `drop_column`, `drop_table` data in Postgres is deleted.
 */
const effects = ['none', 'alter', 'resync', 'load', 'reload', 'drop_column', 'drop_table'] as const;

export type Effect = (typeof effects)[number];

/** What something does to a mapping's table. */
export interface Rule {
  effect: Effect;
  /** Where it is known from. What no source tells says so. */
  source: string;
}

/** How much an effect asks for attention; the larger, the more. */
export function weightOf(effect: Effect): number {
  return effects.indexOf(effect);
}

/** The effect that asks for the most attention. */
export function worstEffect(several: readonly Effect[]): Effect {
  return several.reduce<Effect>(
    (worst, effect) => (weightOf(effect) > weightOf(worst) ? effect : worst),
    'none',
  );
}

/** True where data in Postgres is deleted, so that a person has to name it. */
export function isDestructive(effect: Effect): boolean {
  return effect === 'drop_column' || effect === 'drop_table' || effect === 'reload';
}
