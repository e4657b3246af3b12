import {changesBetween, type ConfigChange} from '../comparison/changes.ts';
import {consequenceOf, mappingConsequence, type Consequence} from '../comparison/consequences.ts';
import {worstEffect, type Effect} from '../configuration/effects.ts';
import {withDefaults, type MappingConfig} from '../configuration/config.ts';
import type {ConfiguredMapping} from '../configuration/configuration.ts';
import type {Mapping} from '../mappings/mapping.ts';
import {targetOf} from './target.ts';
import {versionOf} from './version.ts';

/** A change and what follows from it. */
export type PlannedChange = ConfigChange & {consequence: Consequence};

/** One request of an apply. */
export type Step =
  | {action: 'create'; object_name: string; config: MappingConfig; consequence: Consequence}
  | {
      action: 'update';
      object_name: string;
      id: string;
      /** What the change was planned for. */
      version: string;
      config: MappingConfig;
      changes: PlannedChange[];
    }
  | {
      action: 'delete';
      object_name: string;
      id: string;
      version: string;
      consequence: Consequence;
    };

/** What is said of a mapping when its step was made. */
export const participles = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
} as const satisfies Record<Step['action'], string>;

/** A mapping of the connection, as far as a plan looks at it. */
export type LiveMapping = Pick<Mapping, 'id' | 'object_name' | 'config' | 'counts'>;

/** The step that creates a mapping. */
export function creation(desired: ConfiguredMapping): Step {
  const {object_name} = desired;
  return {
    action: 'create',
    object_name,
    config: targetOf(desired, null),
    consequence: mappingConsequence('create', null),
  };
}

/**
 * The step that gives a mapping another config; null where it has it already.
 *
 * @param config all of it, as `targetOf` makes it
 */
export function update(live: LiveMapping, config: MappingConfig): Step | null {
  const changes = changesBetween(withDefaults(live.config), withDefaults(config));
  if (changes.length === 0) return null;
  const {id, object_name, counts} = live;
  return {
    action: 'update',
    object_name,
    id,
    version: versionOf(live),
    config,
    changes: changes.map((change) => ({...change, consequence: consequenceOf(change, counts)})),
  };
}

/** The step that deletes a mapping. */
export function deletion(live: LiveMapping): Step {
  const {id, object_name, counts} = live;
  const consequence = mappingConsequence('delete', counts);
  return {action: 'delete', object_name, id, version: versionOf(live), consequence};
}

/** The worst that a step does to its table. */
export function effectOfStep(step: Step): Effect {
  return step.action === 'update'
    ? worstEffect(step.changes.map(({consequence}) => consequence.effect))
    : step.consequence.effect;
}
