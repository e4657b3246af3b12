import {Failure} from '../../errors.ts';
import {changesBetween} from '../comparison/changes.ts';
import {parseConfig, withDefaults, type MappingConfig} from '../configuration/config.ts';
import {isObject, type Json, type JsonObject} from '../json.ts';
import {planFormat} from './plan-document.ts';
import type {Plan, Untouched} from './plan.ts';
import {creation, deletion, update, type LiveMapping, type Step} from './steps.ts';
import {versionOf} from './version.ts';

/** What is read of a saved plan. Its consequences are not: they follow from how things are now. */
export interface SavedPlan extends Pick<Plan, 'connection' | 'unchanged' | 'unmanaged'> {
  steps: SavedStep[];
}

type SavedStep =
  | {action: 'create'; object_name: string; config: MappingConfig}
  | {action: 'update'; object_name: string; version: string; config: MappingConfig}
  | {action: 'delete'; object_name: string; version: string};

/** How far a saved plan has been carried out already, and what stands in its way. */
export interface PlanProgress {
  /** What is left of it. */
  plan: Plan;
  /** Objects whose step is done: an apply that was interrupted is taken up again. */
  done: string[];
  /** What somebody else has changed since the plan was made, a few words each. */
  moved: string[];
}

/**
 * Reads a saved plan.
 *
 * @param name the file's, for messages
 * @throws Failure `bad_input` where it is not as `config:plan --output` writes it
 */
export function readPlan(value: JsonObject, name: string): SavedPlan {
  if (value.hconnect_plan !== planFormat) {
    throw notPlan(name, `Its format is ${JSON.stringify(value.hconnect_plan)}, not ${planFormat}.`);
  }
  const {connection} = value;
  if (!isObject(connection) || typeof connection.id !== 'string') {
    throw notPlan(name, 'It does not say for which connection it is.');
  }
  const text = (key: string) => (typeof connection[key] === 'string' ? connection[key] : null);
  return {
    connection: {
      id: connection.id,
      resource_name: text('resource_name'),
      app_name: text('app_name'),
    },
    steps: list(value.steps, 'steps', name).map((step, index) => readStep(step, index, name)),
    unchanged: list(value.unchanged, 'unchanged', name).map((one) => readUntouched(one, name)),
    unmanaged: list(value.unmanaged, 'unmanaged', name).map((one) => readUntouched(one, name)),
  };
}

/**
 * Holds a saved plan against the connection as it is now. Each mapping has to be as it was when the
 * plan was made, or as the plan leaves it.
 */
export function progressOf(
  {connection, steps, unchanged, unmanaged}: SavedPlan,
  live: readonly LiveMapping[],
): PlanProgress {
  const now = new Map(live.map((mapping) => [mapping.object_name, mapping]));
  const plan: Plan = {connection, steps: [], unchanged: [], unmanaged: []};
  const progress: PlanProgress = {plan, done: [], moved: []};
  for (const saved of steps) {
    const mapping = now.get(saved.object_name);
    const step = stepFor(saved, mapping);
    if (step === 'done') progress.done.push(saved.object_name);
    else if (step === 'moved') progress.moved.push(howItMoved(saved.object_name, mapping));
    else plan.steps.push(step);
  }
  for (const [kind, kept] of Object.entries({unchanged, unmanaged})) {
    for (const {object_name, version} of kept) {
      const mapping = now.get(object_name);
      if (mapping !== undefined && versionOf(mapping) === version) {
        plan[kind as 'unchanged' | 'unmanaged'].push({object_name, version});
      } else progress.moved.push(howItMoved(object_name, mapping));
    }
  }
  const known = new Set([...steps, ...unchanged, ...unmanaged].map((one) => one.object_name));
  for (const {object_name} of live) {
    if (!known.has(object_name)) progress.moved.push(`${object_name} was created`);
  }
  return progress;
}

function stepFor(saved: SavedStep, mapping: LiveMapping | undefined): Step | 'done' | 'moved' {
  switch (saved.action) {
    case 'create':
      if (mapping === undefined) return creation(saved);
      return hasConfig(mapping, saved.config) ? 'done' : 'moved';
    case 'update':
      if (mapping === undefined) return 'moved';
      if (hasConfig(mapping, saved.config)) return 'done';
      return versionOf(mapping) === saved.version ? (update(mapping, saved) ?? 'done') : 'moved';
    case 'delete':
      if (mapping === undefined) return 'done';
      return versionOf(mapping) === saved.version ? deletion(mapping) : 'moved';
  }
}

function hasConfig({config}: LiveMapping, wanted: MappingConfig): boolean {
  return changesBetween(withDefaults(config), withDefaults(wanted)).length === 0;
}

function howItMoved(object_name: string, mapping: LiveMapping | undefined): string {
  return `${object_name} was ${mapping === undefined ? 'deleted' : 'changed'}`;
}

function readStep(value: Json, index: number, name: string): SavedStep {
  const at = `steps[${index}]`;
  if (!isObject(value)) throw notPlan(name, `${at} is not an object.`);
  const {action, object_name, version, config} = value;
  if (typeof object_name !== 'string') throw notPlan(name, `${at} names no object.`);
  if (action !== 'delete' && !isObject(config)) throw notPlan(name, `${at} has no config.`);
  if (action !== 'create' && typeof version !== 'string') {
    throw notPlan(name, `${at} does not say for which version it is.`);
  }
  const saved = {
    object_name,
    version: typeof version === 'string' ? version : '',
    config: parseConfig(isObject(config) ? config : {}),
  };
  if (action === 'create' || action === 'update' || action === 'delete') return {action, ...saved};
  throw notPlan(name, `${at} has an action that is not known.`);
}

function readUntouched(value: Json, name: string): Untouched {
  const {object_name, version} = isObject(value) ? value : {};
  if (typeof object_name === 'string' && typeof version === 'string') return {object_name, version};
  throw notPlan(name, 'A mapping that it leaves as it is has no name or no version.');
}

function list(value: Json | undefined, key: string, name: string): Json[] {
  if (Array.isArray(value)) return value;
  throw notPlan(name, `It has no list of ${key}.`);
}

function notPlan(name: string, reason: string): Failure {
  return new Failure('bad_input', `${name} is not a plan that can be applied.`, {
    reason,
    next: {
      run: 'config:plan',
      args: ['FILE'],
      connection: 'typed',
      flags: {output: 'PLAN'},
      note: 'makes a new one',
    },
    details: {file: name},
  });
}
