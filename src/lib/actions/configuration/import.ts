import type {Configuration, ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import {staleAfterAccepted} from '../../domain/assumptions.ts';
import {renderConfiguration} from '../../domain/configuration/canonical.ts';
import {canonicalConfig, valueOf, type MappingConfig} from '../../domain/configuration/config.ts';
import {matchCase} from '../../domain/configuration/match-case.ts';
import {isObject, type Json} from '../../domain/json.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {ImportOutcome} from '../../domain/outcomes.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {isSettled} from '../../domain/states.ts';
import {plural} from '../../domain/text/text.ts';
import {Failure} from '../../errors.ts';
import {explainRefusal} from '../explain-refusal.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';
import {deepConnection, type DeepConnection} from '../connections/info.ts';
import {endedIn, watchState} from '../connections/follow.ts';
import {explainTrouble} from '../connections/reason.ts';
import {failedMappings, mappingsFailed, watchMappings} from '../mappings/follow.ts';
import {wait, type Verdict, type WaitOptions} from '../wait.ts';

/**
 * Imports a configuration: mappings of the same object are changed, others are added, and none is
 * deleted. The service accepts any content and fails later, so only following it to its end tells.
 *
 * @param upload sends it as a file instead of as a body
 * @param waiting follows it to its end
 */
export async function importConfiguration(
  context: Context,
  selector: Selector,
  configuration: Configuration,
  {upload, waiting}: {upload: boolean; waiting: WaitOptions},
): Promise<ImportOutcome> {
  const objects = configuration.mappings.map(({object_name}) => object_name);
  const {connection: ref, before} = await withConnection(context, selector, async (ref) => {
    const what = `Importing ${plural(objects.length, 'mapping')} into ${nameOf(ref)}`;
    context.report({type: 'started', what});
    const before = waiting.wait ? await deepConnection(context, ref) : null;
    await explainRefusal(ref, `The configuration was not imported into ${nameOf(ref)}.`, () =>
      context.api.importConfiguration(ref, renderConfiguration(configuration), {upload}),
    );
    context.report({type: 'accepted', what});
    return {connection: ref, before};
  });
  if (!waiting.wait || before === null) {
    return {connection: ref, outcome: 'accepted', state: null, mappings: [], objects};
  }
  const after = await followImport(context, before, configuration, waiting);
  const imported = new Set(objects.map((object) => object.toLowerCase()));
  return {
    connection: ref,
    outcome: 'done',
    state: after.state,
    mappings: after.mappings.filter(({object_name}) => imported.has(object_name.toLowerCase())),
    objects,
  };
}

/**
 * Follows the connection until it is idle again and every imported mapping until its table is
 * loaded, as the file has it.
 */
async function followImport(
  context: Context,
  before: DeepConnection,
  configuration: Configuration,
  {timeout, ignoreWriteErrors = false}: {timeout: number; ignoreWriteErrors?: boolean},
): Promise<DeepConnection> {
  const isFresh = watchState(context, nameOf(before), before.state);
  const watch = watchMappings(context, before.mappings);
  // The service knows no case, so an object may be spelled otherwise than in the file.
  const desired = new Map(
    configuration.mappings.map((one) => [one.object_name.toLowerCase(), one]),
  );
  const desiredOf = ({object_name}: Mapping) => desired.get(object_name.toLowerCase());
  const following = {
    what: `the import into ${nameOf(before)}`,
    unfinished: `The import into ${nameOf(before)} is not done yet.`,
    timeout,
    resume: {run: 'connections:wait', connection: before},
    poll: () => deepConnection(context, before),
    judge: (seen: DeepConnection, elapsed: number): Verdict => {
      const mine = seen.mappings.filter((mapping) => desiredOf(mapping) !== undefined);
      watch(mine);
      const applied = mine.filter((mapping) => isApplied(mapping, desiredOf(mapping)?.config));
      const evident = applied.some((mapping) => isNew(mapping, before.mappings));
      if (!isFresh(seen.state, elapsed) && !evident) return {pending: `still ${seen.state.name}`};
      if (seen.state.kind === 'error') throw endedIn(seen.state, nameOf(seen), seen);
      const failed = failedMappings(mine, {writes: false});
      const moving = mine.filter(({state}) => !isSettled(state));
      if (!isSettled(seen.state)) return {pending: seen.state.name};
      if (moving.length > 0)
        return {pending: `${mine.length - moving.length} of ${desired.size} mappings done`};
      if (failed.length > 0) throw mappingsFailed(seen, mine);
      if (applied.length === desired.size) {
        const writes = !ignoreWriteErrors;
        if (failedMappings(mine, {writes}).length > 0) throw mappingsFailed(seen, mine);
        return {done: true};
      }
      if (elapsed < staleAfterAccepted) {
        return {pending: `${applied.length} of ${desired.size} mappings as in the file`};
      }
      const done = new Set(applied.map(desiredOf));
      throw notApplied(
        seen,
        [...desired.values()].filter((one) => !done.has(one)),
      );
    },
  };
  return explainTrouble(context, before, () => wait(context, following));
}

function isNew(mapping: Mapping, before: readonly Mapping[]): boolean {
  const old = before.find(({id}) => id === mapping.id);
  return !old || valueOf(old.config, 'revision') !== valueOf(mapping.config, 'revision');
}

/** Whether a mapping has what the file says of it; the service may add to that. */
function isApplied(mapping: Mapping, desired: MappingConfig | undefined): boolean {
  if (desired === undefined) return false;
  const {config} = mapping;
  return covers(canonicalConfig(config), canonicalConfig(matchCase(desired, config)));
}

function covers(has: Json | undefined, desired: Json): boolean {
  if (!isObject(desired)) return JSON.stringify(has) === JSON.stringify(desired);
  return isObject(has) && Object.entries(desired).every(([key, value]) => covers(has[key], value));
}

function notApplied(connection: DeepConnection, left: readonly ConfiguredMapping[]): Failure {
  const mappings = left.map(({object_name}) => object_name);
  const message = `The import was accepted and not applied to ${mappings.join(', ')}.`;
  const state = connection.state.name;
  return new Failure('unhealthy', message, {
    reason: `${nameOf(connection)} is ${state}, and these mappings are not as in the file.`,
    next: {run: 'mappings:list', connection},
    details: {mappings, state},
  });
}
