import {changesBetween, describeChange} from '../../domain/comparison/changes.ts';
import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Applied} from '../../domain/outcomes.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {again} from '../../next-step.ts';
import type {Plan} from '../../domain/plan/plan.ts';
import {participles, type Step} from '../../domain/plan/steps.ts';
import {catchFailure} from '../../errors.ts';
import type {DeepConnection} from '../connections/info.ts';
import {deletedAndClean} from '../mappings/delete.ts';
import type {Context} from '../context.ts';
import {followMappings} from '../mappings/follow.ts';
import {runSequentially} from '../run-sequentially.ts';
import type {WaitOptions} from '../wait.ts';
import {put} from '../mappings/update.ts';

/**
 * Carries out a plan, step by step, deletions last. It stops at the first step that fails; running
 * it again goes on with what is left.
 *
 * @param live the connection that the plan was made for, as it was read
 * @param waiting follows every touched mapping to its end
 * @throws Failure with what was done and what was not
 */
export async function applyPlan(
  context: Context,
  live: DeepConnection,
  {steps}: Plan,
  waiting: WaitOptions,
): Promise<Applied> {
  if (steps.length === 0) return {connection: live, outcome: 'already', steps: [], mappings: []};
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
      // The rest is undone, and the same command takes it up again.
      const next = again('looks again and goes on with what is left');
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
    mappings: done.flatMap(({mapping}) => mapping ?? []),
  };
  const gone = applied.steps.filter(({action}) => action === 'delete').map(({id}) => id);
  const left = live.mappings.filter(({id}) => !gone.includes(id));
  context.remembered.rememberMappings(live, [...left, ...applied.mappings]);
  if (!waiting.wait) return {...applied, outcome: 'accepted'};
  const mappings = await follow(context, live, applied.mappings, gone, waiting);
  return {...applied, outcome: 'done', mappings};
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
    const text = `The service made something else of ${object_name}: ${changes.map(describeChange).join('; ')}.`;
    context.report({type: 'note', text});
  }
  return mapping;
}

async function follow(
  context: Context,
  live: DeepConnection,
  mappings: readonly Mapping[],
  deleted: readonly string[],
  {timeout, ignoreWriteErrors}: {timeout: number; ignoreWriteErrors?: boolean},
): Promise<Mapping[]> {
  const start = context.clock.now();
  const followed =
    mappings.length === 0
      ? []
      : await followMappings(context, live, {
          chosen: mappings,
          before: live.mappings,
          timeout,
          ignoreWriteErrors,
        });
  if (deleted.length > 0) {
    const left = Math.max(0, timeout - (context.clock.now() - start));
    await deletedAndClean(context, live, deleted, left);
  }
  return followed;
}
