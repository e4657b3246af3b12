import {isDestructive} from '../configuration/effects.ts';
import {ignoredKeys, type IgnoredKeys} from '../configuration/as-it-is.ts';
import type {ConfiguredMapping} from '../configuration/configuration.ts';
import {pairMappings} from '../comparison/pairs.ts';
import type {ConnectionRef} from '../connections/connection-ref.ts';
import {creation, deletion, effectOfStep, update, type LiveMapping, type Step} from './steps.ts';
import {targetOf} from './target.ts';
import {versionOf} from './version.ts';

/** A mapping that a plan leaves as it is. */
export interface UnchangedMapping {
  object_name: string;
  version: string;
}

/** What a plan was made from, so that it can be made anew. */
export interface PlanSource {
  /** A file or a folder as it was typed, or a dash for stdin. */
  file: string;
  overlay: string | null;
  prune: boolean;
}

/** What `apply` would do to a connection. */
export interface Plan {
  connection: Pick<ConnectionRef, 'id' | 'resource_name' | 'app_name'>;
  /** Null where it is no file, or is not known. */
  source: PlanSource | null;
  /** In the order in which they are made: deletions last. */
  steps: Step[];
  /** As asked already. */
  unchanged: UnchangedMapping[];
  /** On the connection, and not in what is asked; `--prune` deletes them. */
  unmanaged: UnchangedMapping[];
  /** Keys of the document that are not known and change nothing. */
  ignored: IgnoredKeys[];
  /** What else has to be confirmed, a sentence each: where the document is from, what it says besides. */
  cautions: readonly string[];
}

/**
 * Thinks out what makes a connection's mappings as they are wanted.
 *
 * @param prune deletes the mappings that are not wanted; else they stay
 * @param cautions of the document, by `cautionsOf`
 */
export function makePlan(
  {id, resource_name, app_name}: Plan['connection'],
  live: readonly LiveMapping[],
  desired: readonly ConfiguredMapping[],
  {
    prune,
    cautions = [],
    source = null,
  }: {prune: boolean; cautions?: readonly string[]; source?: PlanSource | null},
): Plan {
  const plan: Plan = {
    connection: {id, resource_name, app_name},
    source,
    steps: [],
    unchanged: [],
    unmanaged: [],
    ignored: [],
    cautions,
  };
  const deletions: Step[] = [];
  for (const {before, after} of pairMappings(live, desired)) {
    if (before === null) {
      plan.steps.push(creation(after));
    } else if (after === null) {
      if (prune) deletions.push(deletion(before));
      else plan.unmanaged.push(untouched(before));
    } else {
      const keys = ignoredKeys(after, before.config);
      if (keys.length > 0) plan.ignored.push({object_name: after.object_name, keys});
      const step = update(before, targetOf(after, before.config));
      if (step === null) plan.unchanged.push(untouched(before));
      else plan.steps.push(step);
    }
  }
  plan.steps.push(...deletions);
  return plan;
}

/** Whether a plan deletes data from Postgres, so that it has to be agreed to by name. */
export function destroys({steps}: Pick<Plan, 'steps'>): boolean {
  return steps.some((step) => isDestructive(effectOfStep(step)));
}

/** The requests that applying a plan takes: one to look, one for each step, and one to look again. */
export function requestsOf({steps}: Plan): number {
  return steps.length === 0 ? 1 : 2 + steps.length;
}

function untouched(live: LiveMapping): UnchangedMapping {
  return {object_name: live.object_name, version: versionOf(live)};
}
