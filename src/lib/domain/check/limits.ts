import {longestLag} from '../diagnosis/own-findings.ts';
import type {Mapping} from '../mappings/mapping.ts';
import type {CheckSeverity} from './severity.ts';

/** What a mapping is measured by. */
export const measures = ['errors', 'lag', 'pending'] as const;

export type Measure = (typeof measures)[number];

/** How much of something is still well; null for any amount. Lag is in milliseconds. */
export interface Limit {
  /** More is critical. */
  max: number | null;
  /** More is a warning. */
  warn: number | null;
}

export type Limits = Readonly<Record<Measure, Limit>>;

/** Limits as far as somebody has set them. */
export type GivenLimits = Readonly<
  Partial<Record<Measure, {max?: number | undefined; warn?: number | undefined}>>
>;

/**
 * Tells the limits of a mapping. The default of each is that of a healthy mapping: no write errors, and
 * a lag of twice the polling interval, ten minutes at least. Where `max` is raised, the default is the
 * limit of a warning.
 *
 * @param given for every object
 * @param byObject goes before it, by the object's name in lower case
 */
export function limitsOf(
  given: GivenLimits,
  byObject: ReadonlyMap<string, GivenLimits> = new Map(),
): (mapping: Pick<Mapping, 'object_name' | 'sf_polling_seconds'>) => Limits {
  // Thousands of mappings have few intervals.
  const known = new Map<string, Limits>();
  return ({object_name, sf_polling_seconds}) => {
    const object = object_name.toLowerCase();
    const own = byObject.get(object);
    const key = `${own === undefined ? '' : object} ${sf_polling_seconds ?? ''}`;
    const found = known.get(key) ?? merged([own, given], sf_polling_seconds);
    known.set(key, found);
    return found;
  };
}

function merged(
  given: readonly (GivenLimits | undefined)[],
  pollingSeconds: number | null,
): Limits {
  const usual = {errors: 0, lag: longestLag(pollingSeconds), pending: null};
  const limit = (measure: Measure): Limit => {
    const set = (name: keyof Limit) =>
      given.map((one) => one?.[measure]?.[name]).find((value) => value !== undefined);
    return {max: set('max') ?? usual[measure], warn: set('warn') ?? usual[measure]};
  };
  return {errors: limit('errors'), lag: limit('lag'), pending: limit('pending')};
}

/** How bad a value is, and the limit that it is above; null where it is within both. */
export function exceeded(
  value: number | null,
  {max, warn}: Limit,
): {severity: CheckSeverity; limit: number} | null {
  if (value === null) return null;
  if (max !== null && value > max) return {severity: 'critical', limit: max};
  return warn !== null && value > warn ? {severity: 'warning', limit: warn} : null;
}
