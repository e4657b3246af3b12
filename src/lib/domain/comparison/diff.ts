import {own, sameJson, type Json, type JsonObject} from '../json.ts';
import {changesBetween, type ConfigChange} from './changes.ts';
import {consequenceOf, mappingConsequence, type Consequence} from './consequences.ts';
import {weightOf, worstEffect, type Effect} from '../configuration/effects.ts';
import {filledIn, ignoredKeys, type IgnoredKeys} from '../configuration/as-it-is.ts';
import {withoutTime} from '../configuration/canonical.ts';
import {withDefaults} from '../configuration/config.ts';
import type {Configuration, ConfiguredMapping} from '../configuration/configuration.ts';
import {pairMappings} from './pairs.ts';

/** How one mapping differs from one side to the other. */
export interface MappingDifference {
  object_name: string;
  kind: 'added' | 'removed' | 'changed';
  /** Empty where the whole mapping is new or gone. */
  changes: (ConfigChange & {consequence: Consequence})[];
  /** The worst that going from the first side to the second would do. */
  effect: Effect;
}

/** A value of the connection's own, outside its mappings, that differs. */
export interface DocumentDifference {
  path: string;
  from: Json | null;
  to: Json | null;
}

/**
 * Compares two configurations by meaning. Order, formatting, upper and lower case, and what passes
 * (`revision`, `applied_at`) are no differences, and neither is what one side leaves out: a change
 * to that side leaves it as it is.
 *
 * @returns the differences, the one that asks for the most attention first, then by object name
 */
export function diffMappings(
  before: readonly ConfiguredMapping[],
  after: readonly ConfiguredMapping[],
): MappingDifference[] {
  return pairMappings(before, after)
    .flatMap((pair) => {
      if (pair.before === null) return [whole('added', pair.after)];
      if (pair.after === null) return [whole('removed', pair.before)];
      const difference = changed(pair.before, pair.after);
      return difference.changes.length === 0 ? [] : [difference];
    })
    .sort((a, b) => weightOf(b.effect) - weightOf(a.effect));
}

/** The keys of mappings on both sides that one side has and hconnect does not know. */
export function ignoredIn(
  before: readonly ConfiguredMapping[],
  after: readonly ConfiguredMapping[],
): IgnoredKeys[] {
  return pairMappings(before, after).flatMap((pair) => {
    if (pair.before === null || pair.after === null) return [];
    const keys = [
      ...ignoredKeys(pair.after, pair.before.config),
      ...ignoredKeys(pair.before, pair.after.config),
    ];
    if (keys.length === 0) return [];
    return [{object_name: pair.after.object_name, keys: [...new Set(keys)].sort()}];
  });
}

/** Compares what two documents say besides their mappings: of the connection, and the version. */
export function diffRest(before: Configuration, after: Configuration): DocumentDifference[] {
  return [
    ...diffValues(
      withoutTime(before.connection ?? {}),
      withoutTime(after.connection ?? {}),
      'connection.',
    ),
    ...diffValues(restOf(before), restOf(after), ''),
  ];
}

function whole(kind: 'added' | 'removed', {object_name}: ConfiguredMapping): MappingDifference {
  const {effect} = mappingConsequence(kind === 'added' ? 'create' : 'delete', null);
  return {object_name, kind, changes: [], effect};
}

function changed(before: ConfiguredMapping, after: ConfiguredMapping): MappingDifference {
  const to = filledIn(after, before.config);
  const from = filledIn(before, to);
  const changes = changesBetween(withDefaults(from), withDefaults(to));
  const described = changes.map((change) => ({
    ...change,
    consequence: consequenceOf(change, null),
  }));
  return {
    object_name: after.object_name,
    kind: 'changed',
    changes: described,
    effect: worstEffect(described.map(({consequence}) => consequence.effect)),
  };
}

function diffValues(before: JsonObject, after: JsonObject, prefix: string): DocumentDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((key) => !sameJson(own(before, key), own(after, key)))
    .map((key) => ({
      path: `${prefix}${key}`,
      from: own(before, key) ?? null,
      to: own(after, key) ?? null,
    }));
}

function restOf({version, extra}: Configuration): JsonObject {
  const {$schema: _schema, ...said} = extra;
  return version === undefined ? said : {...said, version};
}

/** How two configurations differ. */
export interface Difference {
  /** What was compared, as the user named it. */
  from: string;
  to: string;
  mappings: MappingDifference[];
  /** What differs besides; empty where that was not compared. */
  rest: DocumentDifference[];
  /** Keys that are not known and were not compared. */
  ignored: IgnoredKeys[];
}

/** Whether nothing differs. */
export function isSame({mappings, rest}: Difference): boolean {
  return mappings.length === 0 && rest.length === 0;
}
