import type {Configuration, ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import {staleAfterAccepted} from '../../domain/assumptions.ts';
import {canonicalConfig, type MappingConfig} from '../../domain/configuration/config.ts';
import {matchCase} from '../../domain/configuration/match-case.ts';
import {isObject, type Json} from '../../domain/json.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {ImportOutcome} from '../../domain/outcomes.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {settingsCautions} from '../../domain/plan/cautions.ts';
import {importTarget} from '../../domain/plan/import-target.ts';
import {nextOfState} from '../../domain/next-of-state.ts';
import {isImporting, isSetUp} from '../../domain/stale-reads.ts';
import {isHealthy, isSettled} from '../../domain/states.ts';
import {plural} from '../../domain/text/text.ts';
import {Failure} from '../../errors.ts';
import {explainRefusal} from '../explain-refusal.ts';
import type {Context} from '../context.ts';
import type {DeepConnection} from '../connections/info.ts';
import {demandCanSync, demandSyncing} from '../connections/follow.ts';
import {addServiceReason} from '../connections/reason.ts';
import {failedMappings, mappingsFailed} from '../mappings/follow/failed-mappings.ts';
import {followMappings} from '../mappings/follow/follow.ts';
import {watchMappings} from '../mappings/follow/watch-mappings.ts';
import {namesToType} from '../mappings/find/find.ts';
import {pollMappings, type PolledMappings} from '../mappings/follow/poll.ts';
import {wait, type Verdict, type Wait, type WaitOptions} from '../wait.ts';
import type {Planned} from './plan.ts';

/**
 * Imports a configuration: mappings of the same object are changed, others are added, and none is
 * deleted. The service accepts any content and fails later, so only following it to its end tells.
 *
 * @param planned what the import changes, and the connection as it was read for that
 * @param upload sends it as a file instead of as a body
 * @param waiting follows every mapping of the file to its end, those that need no change included
 */
export async function importConfiguration(
  context: Context,
  planned: Planned,
  configuration: Configuration,
  {upload, waiting}: {upload: boolean; waiting: WaitOptions},
): Promise<ImportOutcome> {
  const {live, plan, objects} = planned;
  if (waiting.wait) await demandCanSync(context, live);
  const outcome = {connection: live, objects, ...partsOf(planned)};
  if (plan.steps.length === 0 && settingsCautions(configuration, live).length === 0) {
    if (!waiting.wait) return {...outcome, outcome: 'already', state: live.state, mappings: []};
    const {timeout, ignoreWriteErrors} = waiting;
    const options = {
      chosen: objects,
      before: null,
      timeout,
      ignoreWriteErrors,
      skipStaleCheck: true,
    };
    const mappings = await followMappings(context, live, options);
    return {...outcome, outcome: 'already', state: live.state, mappings};
  }
  const target = importTarget(configuration, live.mappings);
  const what = `Importing ${plural(objects.length, 'mapping')} into ${nameOf(live)}`;
  context.report({type: 'started', what});
  await explainRefusal(
    live,
    `The configuration was not imported into ${nameOf(live)}.`,
    () => context.api.importConfiguration(live, target, {upload}),
    isSetUp(live.state) ? undefined : nextOfState(live.state, live),
  );
  if (!waiting.wait) return {...outcome, outcome: 'accepted', state: null, mappings: []};
  context.report({type: 'accepted', what});
  const after = await followImport(context, live, target, waiting);
  context.accepted.removeSettled(live, 'import');
  const imported = new Set(objects.map((object) => object.toLowerCase()));
  return {
    ...outcome,
    outcome: 'done',
    state: after.state,
    mappings: after.mappings.filter(({object_name}) => imported.has(object_name.toLowerCase())),
  };
}

/** Which mappings an import creates, which it changes, and which it leaves as they are. */
function partsOf({plan}: Planned): Pick<ImportOutcome, 'created' | 'changed' | 'unchanged'> {
  const names = (action: string) =>
    plan.steps.filter((step) => step.action === action).map(({object_name}) => object_name);
  return {
    created: names('create'),
    changed: names('update'),
    unchanged: plan.unchanged.map(({object_name}) => object_name),
  };
}

/**
 * Follows the connection until its import has ended and every mapping of the file until its table is
 * loaded, as the file has it.
 */
async function followImport(
  context: Context,
  before: DeepConnection,
  configuration: Configuration,
  {timeout, ignoreWriteErrors = false}: {timeout: number; ignoreWriteErrors?: boolean},
): Promise<DeepConnection> {
  const watch = watchMappings(context, before, before.mappings);
  // The service knows no case, so an object may be spelled otherwise than in the file.
  const desired = new Map(
    configuration.mappings.map((one) => [one.object_name.toLowerCase(), one]),
  );
  const objects = configuration.mappings.map(({object_name}) => object_name);
  const desiredOf = ({object_name}: Mapping) => desired.get(object_name.toLowerCase());
  const revisions = new Map(before.mappings.map((mapping) => [mapping.id, revisionOf(mapping)]));
  const isNew = (mapping: Mapping) =>
    !revisions.has(mapping.id) || revisions.get(mapping.id) !== revisionOf(mapping);
  const isApplied = (mapping: Mapping) => hasConfig(mapping, desiredOf(mapping)?.config);
  const poll = pollMappings(context, before);
  const following: Wait<PolledMappings> = {
    what: `the import into ${nameOf(before)}`,
    unfinished: `The import into ${nameOf(before)} is still in progress.`,
    timeout,
    accepted: true,
    resume: {run: 'mappings:wait', args: namesToType(objects), connection: before},
    poll: () => watch.poll(poll),
    check: (seen, elapsed): Verdict => {
      const mine = seen.mappings.filter((mapping) => desiredOf(mapping) !== undefined);
      const imports = isImporting(seen.state, []);
      if (!imports && mine.some((one) => isNew(one) && isApplied(one))) watch.shows('import');
      const {pending, isFresh} = watch.see(seen);
      watch.reportMappings(mine);
      demandSyncing(seen.state, seen, pending);
      if (isImporting(seen.state, pending)) return {pending: seen.state.name};
      if (seen.isOld) return {pending: seen.state.name};
      const sure = mine.filter(isFresh);
      if (sure.some(({state}) => isSettled(state) && !isHealthy(state)))
        throw mappingsFailed(seen, mine);
      const done = sure.filter(({state}) => isHealthy(state));
      if (done.length < mine.length || !isSettled(seen.state))
        return {pending: `${done.length} of ${desired.size} mappings done`};
      const applied = mine.filter(isApplied);
      if (applied.length === desired.size) {
        const writes = !ignoreWriteErrors;
        if (failedMappings(mine, {writes}).length > 0) throw mappingsFailed(seen, mine);
        return {done: true};
      }
      if (elapsed < staleAfterAccepted) {
        return {pending: `${applied.length} of ${desired.size} mappings match the file`};
      }
      const asAsked = new Set(applied.map(desiredOf));
      const left = [...desired.values()].filter((one) => !asAsked.has(one));
      const overwritten = mine.filter((one) => !applied.includes(one) && isNew(one));
      throw notApplied(seen, left, overwritten);
    },
  };
  return addServiceReason(context, before, () => wait(context, following));
}

function revisionOf({record}: Mapping): Json | undefined {
  return isObject(record.config) ? record.config.revision : undefined;
}

/** Whether a mapping has what the file says of it; the service may add to that. */
function hasConfig({config}: Mapping, desired: MappingConfig | undefined): boolean {
  if (desired === undefined) return false;
  return covers(canonicalConfig(config), canonicalConfig(matchCase(desired, config)));
}

function covers(has: Json | undefined, desired: Json): boolean {
  if (!isObject(desired)) return JSON.stringify(has ?? null) === JSON.stringify(desired);
  return isObject(has) && Object.entries(desired).every(([key, value]) => covers(has[key], value));
}

/** @param overwritten the mappings that were changed, though not to what the file says */
function notApplied(
  connection: DeepConnection,
  left: readonly ConfiguredMapping[],
  overwritten: readonly Mapping[],
): Failure {
  const mappings = left.map(({object_name}) => object_name);
  const state = connection.state.name;
  const next = {run: 'mappings:list', connection} as const;
  const details = {mappings, state};
  if (overwritten.length === left.length) {
    const message = `After the import, ${mappings.join(', ')} on ${nameOf(connection)} differ from the file.`;
    return new Failure('refused', message, {
      reason: 'Someone else may have changed them at the same time.',
      next,
      details,
    });
  }
  return new Failure(
    'unhealthy',
    `Heroku Connect accepted the import but did not apply it to ${mappings.join(', ')}.`,
    {
      reason: `${nameOf(connection)} is ${state}, and these mappings differ from the file.`,
      next,
      details,
    },
  );
}
