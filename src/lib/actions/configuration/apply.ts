import {changesBetween, describeChange} from '../../domain/comparison/changes.ts';
import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import {nextOfState} from '../../domain/next-of-state.ts';
import type {Applied} from '../../domain/outcomes.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {formatDuration} from '../../domain/text/duration.ts';
import {again} from '../../next-step.ts';
import {participles, type Step} from '../../domain/plan/steps.ts';
import {catchFailure} from '../../errors.ts';
import {demandCanSync} from '../connections/follow.ts';
import type {DeepConnection} from '../connections/info.ts';
import type {Context} from '../context.ts';
import {isCausedByState} from '../explain-refusal.ts';
import {followMappings} from '../mappings/follow/follow.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {put} from '../mappings/update.ts';
import {demandAsPlanned} from './as-planned.ts';
import type {Planned} from './plan.ts';

/**
 * Carries out a plan, step by step, deletions last. It stops at the first step that fails; running
 * it again continues with what is left.
 *
 * @param planned the plan, and the connection as it was read for it
 * @param waiting follows every mapping that the configuration names to its end
 * @throws Failure with what was done and what was not; `refused` where the connection is not as
 *   planned in the end, because somebody else has changed it meanwhile
 */
export async function applyPlan(
  context: Context,
  planned: Planned,
  waiting: WaitOptions,
): Promise<Applied> {
  const {
    live,
    plan: {steps},
    objects,
  } = planned;
  if (waiting.wait) await demandCanSync(context, live);
  if (steps.length === 0) {
    const options = {...waiting, chosen: objects, before: null, skipStaleCheck: true};
    const mappings = 'timeout' in options ? await followMappings(context, live, options) : [];
    return {connection: live, outcome: 'already', steps: [], mappings};
  }
  const known = new Map(live.mappings.map((mapping) => [mapping.id, mapping]));
  const what = `Applying the plan to ${nameOf(live)}`;
  const total = steps.length;
  context.report({type: 'started', what});
  const make = async (step: Step, index: number) => {
    context.report({type: 'step', what, done: index, total});
    const mapping = await runStep(context, live, step, known);
    const sentence = `${step.object_name} was ${participles[step.action]}.`;
    context.report({type: 'step', what, done: index + 1, total, step: sentence});
    return {step, mapping};
  };
  const done = await catchFailure(
    null,
    () => runSequentially(steps, ({action}) => participles[action], make),
    (failure) => {
      if (isCausedByState(failure, live)) {
        throw failure.with(failure.message, {next: nextOfState(live.state, live)});
      }
      // The rest is undone, and the same command takes it up again.
      const {retryAfter} = failure.facts;
      const when = retryAfter == null ? '' : `in ${formatDuration(retryAfter * 1000)}; `;
      const next = again(`${when}applies the remaining changes`);
      throw failure.with(failure.message, {next});
    },
  );
  const applied = {
    connection: live,
    steps: done.map(({step, mapping}) => ({
      action: step.action,
      object_name: step.object_name,
      id: mapping?.id ?? ('id' in step ? step.id : ''),
    })),
    mappings: made(done),
  };
  const gone = applied.steps.filter(({action}) => action === 'delete').map(({id}) => id);
  const left = live.mappings.filter(({id}) => !gone.includes(id));
  context.remembered.rememberMappings(live, [...left, ...applied.mappings]);
  if (waiting.wait) {
    const options = {...waiting, chosen: objects, before: live.mappings, deleted: gone};
    applied.mappings = await catchFailure(
      'not_found',
      () => followMappings(context, live, options),
      async (failure) => {
        await demandAsPlanned(context, planned, made(done));
        throw failure;
      },
    );
  }
  await demandAsPlanned(context, planned, made(done));
  return {...applied, outcome: waiting.wait ? 'done' : 'accepted'};
}

/** The mappings that a plan has created or changed, as the service answered. */
function made(done: readonly {mapping: Mapping | null}[]): Mapping[] {
  return done.flatMap(({mapping}) => mapping ?? []);
}

/** Makes one step. @returns the mapping as the service has it now; null where it is gone */
async function runStep(
  context: Context,
  live: DeepConnection,
  step: Step,
  known: ReadonlyMap<string, Mapping>,
): Promise<Mapping | null> {
  switch (step.action) {
    case 'create': {
      const {object_name, config} = step;
      const created = await context.api.createMapping(live, {object_name, config});
      return reportStep(context, step, created);
    }
    case 'update': {
      const {id, config} = step;
      const mapping = known.get(id);
      if (mapping === undefined) throw new Error(`the plan changes ${id}, which is not there`);
      return reportStep(context, step, await put(context, {connection: live, mapping, config}));
    }
    case 'delete':
      await catchFailure(
        'not_found',
        () => context.api.deleteMapping(live, step.id),
        () => undefined, // Somebody else was quicker, and it is as asked.
      );
      return null;
  }
}

/** Says where the service has made something else of what was asked, so that it is no surprise. */
function reportStep(
  context: Context,
  {object_name, config}: ConfiguredMapping,
  mapping: Mapping,
): Mapping {
  const changes = changesBetween(config, mapping.config);
  if (changes.length > 0) {
    const text = `Heroku Connect saved ${object_name} with differences: ${changes.map(describeChange).join('; ')}.`;
    context.report({type: 'warning', text});
  }
  return mapping;
}
