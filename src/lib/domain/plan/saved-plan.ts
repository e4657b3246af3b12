import {Failure} from '../../errors.ts';
import {changesBetween} from '../comparison/changes.ts';
import {parseConfig, withDefaults, type MappingConfig} from '../configuration/config.ts';
import {isObject, type Json, type JsonObject} from '../json.ts';
import {planFormat} from './plan-document.ts';
import type {Plan, PlanSource, UnchangedMapping} from './plan.ts';
import {creation, deletion, update, type LiveMapping, type Step} from './steps.ts';
import {versionOf} from './version.ts';

/** What is read of a saved plan. Its consequences are not: they follow from how things are now. */
export interface SavedPlan extends Pick<
  Plan,
  'connection' | 'source' | 'unchanged' | 'unmanaged' | 'cautions'
> {
  steps: SavedStep[];
}

interface SavedStep {
  action: Step['action'];
  object_name: string;
  /** What it was planned for; empty for a new mapping. */
  version: string;
  /** Empty where the mapping is deleted. */
  config: MappingConfig;
}

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
    throw notPlan(
      name,
      `Its format is ${JSON.stringify(value.hconnect_plan)}; expected ${planFormat}.`,
    );
  }
  const {connection} = value;
  if (!isObject(connection) || typeof connection.id !== 'string') {
    throw notPlan(name, 'It names no connection.');
  }
  const text = (key: string) => (typeof connection[key] === 'string' ? connection[key] : null);
  return {
    connection: {
      id: connection.id,
      resource_name: text('resource_name'),
      app_name: text('app_name'),
    },
    source: readSource(value.source),
    steps: list(value.steps, 'steps', name).map((step, index) => readStep(step, index, name)),
    unchanged: list(value.unchanged, 'unchanged', name).map((one) => readUntouched(one, name)),
    unmanaged: list(value.unmanaged, 'unmanaged', name).map((one) => readUntouched(one, name)),
    cautions: list(value.cautions ?? [], 'cautions', name).filter((one) => typeof one === 'string'),
  };
}

/**
 * Holds a saved plan against the connection as it is now. Each mapping has to be as it was when the
 * plan was made, or as the plan leaves it.
 */
export function progressOf(saved: SavedPlan, live: readonly LiveMapping[]): PlanProgress {
  const now = new Map(live.map((mapping) => [mapping.object_name, mapping]));
  const plan: Plan = {...saved, steps: [], unchanged: [], unmanaged: [], ignored: []};
  const progress: PlanProgress = {plan, done: [], moved: []};
  const known = new Set<string>();
  for (const step of saved.steps) {
    const {object_name} = step;
    known.add(object_name);
    const mapping = now.get(object_name);
    const left = stepFor(step, mapping);
    if (left === 'done') progress.done.push(object_name);
    else if (left === 'moved') progress.moved.push(howItMoved(object_name, mapping));
    else plan.steps.push(left);
  }
  for (const kind of ['unchanged', 'unmanaged'] as const) {
    for (const kept of saved[kind]) {
      known.add(kept.object_name);
      const mapping = now.get(kept.object_name);
      if (mapping !== undefined && versionOf(mapping) === kept.version) plan[kind].push(kept);
      else progress.moved.push(howItMoved(kept.object_name, mapping));
    }
  }
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
      return versionOf(mapping) === saved.version
        ? (update(mapping, saved.config) ?? 'done')
        : 'moved';
    case 'delete':
      if (mapping === undefined) return 'done';
      return versionOf(mapping) === saved.version ? deletion(mapping) : 'moved';
  }
}

function hasConfig({config}: LiveMapping, desired: MappingConfig): boolean {
  return changesBetween(withDefaults(config), withDefaults(desired)).length === 0;
}

function howItMoved(object_name: string, mapping: LiveMapping | undefined): string {
  return `${object_name} was ${mapping === undefined ? 'deleted' : 'changed'}`;
}

function readStep(value: Json, index: number, name: string): SavedStep {
  const at = `steps[${index}]`;
  if (!isObject(value)) throw notPlan(name, `${at} must be an object.`);
  const {action, object_name, version, config} = value;
  if (typeof object_name !== 'string') throw notPlan(name, `${at}.object_name must be a string.`);
  if (action !== 'delete' && !isObject(config))
    throw notPlan(name, `${at}.config must be an object.`);
  if (action !== 'create' && typeof version !== 'string') {
    throw notPlan(name, `${at}.version must be a string.`);
  }
  const saved = {
    object_name,
    version: typeof version === 'string' ? version : '',
    config: parseConfig(isObject(config) ? config : {}),
  };
  if (action === 'create' || action === 'update' || action === 'delete') return {action, ...saved};
  throw notPlan(name, `${at}.action must be create, update or delete.`);
}

/** What a plan was made from; an earlier version of hconnect did not say. */
function readSource(value: Json | undefined): PlanSource | null {
  const {file, overlay = null, prune} = isObject(value ?? null) ? (value as JsonObject) : {};
  if (typeof file !== 'string' || file === '') return null;
  return {file, overlay: typeof overlay === 'string' ? overlay : null, prune: prune === true};
}

function readUntouched(value: Json, name: string): UnchangedMapping {
  const {object_name, version} = isObject(value) ? value : {};
  if (typeof object_name === 'string' && typeof version === 'string') return {object_name, version};
  throw notPlan(name, 'An unchanged mapping has no name or no version.');
}

function list(value: Json | undefined, key: string, name: string): Json[] {
  if (Array.isArray(value)) return value;
  throw notPlan(name, `\`${key}\` must be a list.`);
}

function notPlan(name: string, reason: string): Failure {
  return new Failure('bad_input', `${name} is not a valid plan.`, {
    reason,
    next: {
      run: 'config:plan',
      args: ['FILE'],
      connection: 'typed',
      flags: {output: 'PLAN'},
      note: 'creates a new plan',
    },
    details: {file: name},
  });
}
