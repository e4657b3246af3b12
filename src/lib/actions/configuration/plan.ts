import type {DeepConnection} from '../../domain/connections/connection.ts';
import {
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import {cautionsOf} from '../../domain/plan/cautions.ts';
import {makePlan, type Plan} from '../../domain/plan/plan.ts';
import {progressOf, type SavedPlan} from '../../domain/plan/saved-plan.ts';
import {connectionHealth} from '../../domain/health.ts';
import {isSetUp, isStuck} from '../../domain/stale-reads.ts';
import {knowledgeOf, parsedOf, type Validation} from '../../domain/validation/validation.ts';
import {findingsIn} from '../../domain/validation/validate.ts';
import {plural} from '../../domain/text/text.ts';
import {Failure} from '../../errors.ts';
import {withConnection} from '../connections/find/find.ts';
import {withConfigs} from '../connections/info.ts';
import type {Context} from '../context.ts';
import type {Desired} from './desired-configuration.ts';
import {readLive} from './live.ts';
import {planAgain} from './plan-again.ts';

/** A connection as it is, with its mappings, and what would make it as it is wanted. */
export interface Planned {
  live: DeepConnection;
  plan: Plan;
  /** The objects that the connection is to have mappings of. */
  objects: string[];
  /** Whether it is to have no others. */
  prune: boolean;
  /** Where the plan was saved before: what it is for, and what has changed there since. */
  saved?: Pick<SavedPlan, 'connection' | 'source'> & {moved: string[]};
}

/** A connection, and what is known of a saved plan for it. */
interface Saved {
  live: ConnectionRef;
  saved?: Planned['saved'] | undefined;
}

/** Reads the connection that a plan is for, each mapping with its config. */
async function read(context: Context, selector: Selector): Promise<DeepConnection> {
  const live = await withConnection(context, selector, (ref) => readLive(context, ref));
  return withConfigs(context, live);
}

/**
 * Tells of a connection in which nothing moves, before something is planned that would stand still,
 * and of mappings that have failed: a configuration that is as asked does not say that it works.
 */
function reportFailedMappings({accepted, report}: Context, live: DeepConnection): void {
  const {id, state} = live;
  if (isStuck(state, accepted.of(id))) {
    const effect = isSetUp(state)
      ? 'changes are saved, but tables are not updated.'
      : 'mappings cannot be changed yet.';
    const text = `${nameOf(live)} is ${state.name}: ${effect} ${state.advice}`;
    report({type: 'warning', text});
    return;
  }
  const {class: health, below} = connectionHealth(live, {writes: false});
  if (health !== 'failed') return;
  for (const {reason} of below) report({type: 'warning', text: `${nameOf(live)}: ${reason}`});
}

/** Thinks out what would make a connection's mappings as they are wanted. Nothing is changed. */
export async function planConfiguration(
  context: Context,
  selector: Selector,
  {mappings, document, source = null}: Pick<Desired, 'mappings' | 'document'> & Partial<Desired>,
  {prune}: {prune: boolean},
): Promise<Planned> {
  const live = await read(context, selector);
  reportFailedMappings(context, live);
  const objects = mappings.map(({object_name}) => object_name);
  const cautions = cautionsOf(document, live);
  const plan = makePlan(live, live.mappings, mappings, {
    prune,
    cautions,
    source: source && {...source, prune},
  });
  return {live, plan, objects, prune};
}

/**
 * Takes up a plan that was made before.
 *
 * @returns what is left of it, and what the two demands below ask
 */
export async function resumePlan(
  context: Context,
  selector: Selector,
  saved: SavedPlan,
): Promise<Planned> {
  const live = await read(context, selector);
  reportFailedMappings(context, live);
  const {plan, done, moved} = progressOf(saved, live.mappings);
  if (done.length > 0 && plan.steps.length > 0 && moved.length === 0) {
    const text = `${plural(done.length, 'step')} of the plan ${done.length === 1 ? 'was' : 'were'} already applied; continuing.`;
    context.report({type: 'note', text});
  }
  const kept = [...saved.steps.filter(({action}) => action !== 'delete'), ...saved.unchanged];
  const objects = kept.map(({object_name}) => object_name);
  const prune = saved.unmanaged.length === 0;
  const {connection, source} = saved;
  return {live, plan, objects, prune, saved: {connection, source, moved}};
}

/** What the rules find in the steps of a plan that was saved. @param file the plan’s */
export function validatePlan({live, plan}: Planned, file: string): Validation {
  const mappings = plan.steps.flatMap((step) => (step.action === 'delete' ? [] : [step]));
  const parsed = parsedOf({mappings, extra: {}});
  return {
    name: file,
    kind: 'bad_input',
    next: planAgain(plan.source, live, {isSaved: true, note: 'makes a new plan'}),
    findings: mappings.length === 0 ? [] : findingsIn(parsed, knowledgeOf(live)),
  };
}

/** @throws Failure `usage` where a saved plan is for another connection than the one that was read */
export function demandSameConnection({live, saved}: Saved): void {
  if (saved === undefined || live.id === saved.connection.id) return;
  throw new Failure('usage', `The plan is for ${nameOf(saved.connection)}, not ${nameOf(live)}.`, {
    reason: 'Nothing was changed.',
    next: planAgain(saved.source, live, {isSaved: true, note: `makes a plan for ${nameOf(live)}`}),
  });
}

/** @throws Failure `refused` where somebody has changed the connection since a plan was saved */
export function demandUnchanged({live, saved}: Saved): void {
  if (saved === undefined || saved.moved.length === 0) return;
  throw new Failure('refused', `${nameOf(live)} has changed since the plan was made.`, {
    reason: `${saved.moved.join('; ')}. Nothing was applied.`,
    next: planAgain(saved.source, live, {isSaved: true, note: 'makes a new plan'}),
    details: {moved: saved.moved},
  });
}
