import {staleAfterAccepted} from '../../domain/assumptions.ts';
import {trackLoads} from '../../domain/mappings/load-progress.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {MappingsOutcome} from '../../domain/outcomes.ts';
import {nextOfState} from '../../domain/next-of-state.ts';
import {
  nameOf,
  type ConnectionRef,
  type MappingName,
} from '../../domain/connections/connection-ref.ts';
import {isHealthy} from '../../domain/states.ts';
import {plural} from '../../domain/text/text.ts';
import {Failure} from '../../errors.ts';
import {mappingHealth, type HealthOptions} from '../../domain/health.ts';
import {endedIn} from '../connections/follow.ts';
import {deepConnection, type DeepConnection} from '../connections/info.ts';
import {explainTrouble, mappingsTrouble} from '../connections/reason.ts';
import type {Context} from '../context.ts';
import {wait, type Verdict, type WaitOptions} from '../wait.ts';
import {toTarget} from './find.ts';

const mostNames = 20;

export interface FollowMappingsOptions {
  /** The mappings to follow; all of the connection where it is null. */
  chosen: readonly MappingName[] | null;
  /** As they were before the action that is followed; empty where none went before. */
  before: readonly Mapping[];
  /** Milliseconds. */
  timeout: number;
  /** Whether failed writes to Salesforce do not count. */
  ignoreWriteErrors?: boolean | undefined;
}

/**
 * Follows mappings until all are in step, and tells each new state and how far the loads are. One
 * look is one request, however many they are.
 *
 * @throws Failure `unhealthy` at once where one, or the connection, has ended in trouble; at the end
 *   where writes have failed
 */
export async function followMappings(
  context: Context,
  connection: ConnectionRef,
  {chosen, before, timeout, ignoreWriteErrors = false}: FollowMappingsOptions,
): Promise<Mapping[]> {
  const name = nameOf(connection);
  const tell = watchMappings(context, before);
  const isFresh = freshnessOf(before);
  const loads = trackLoads();
  const ids = chosen === null ? null : new Set(chosen.map(({id}) => id));
  const among = (mappings: readonly Mapping[]) =>
    mappings.filter(({id}) => ids === null || ids.has(id));
  const what = ids === null ? `the mappings of ${name}` : plural(ids.size, 'mapping');
  const following = {
    what,
    unfinished:
      ids === null
        ? `The mappings of ${name} are not in step yet.`
        : `${what} of ${name} ${ids.size === 1 ? 'is' : 'are'} not in step yet.`,
    timeout,
    resume: {run: 'mappings:wait', args: namesToType(chosen ?? []), connection},
    poll: () => deepConnection(context, connection),
    judge: (now: DeepConnection, elapsed: number): Verdict => {
      if (now.state.kind === 'error') throw endedIn(now.state, name, now);
      const mine = among(now.mappings);
      if (ids !== null && mine.length < ids.size) throw gone(now);
      tell(mine);
      context.report({type: 'progress', mappings: loads(mine, context.clock.now())});
      const sure = mine.filter((mapping) => isFresh(mapping, elapsed));
      // Neither an error nor an aborted load ends by itself.
      if (failedMappings(sure, {writes: false}).length > 0) throw mappingsFailed(now, mine);
      const done = sure.filter(({state}) => isHealthy(state));
      if (done.length === mine.length) {
        const writes = !ignoreWriteErrors;
        if (failedMappings(mine, {writes}).length > 0) throw mappingsFailed(now, mine);
        return {done: true};
      }
      if (now.state.kind === 'stopped' && elapsed >= staleAfterAccepted) {
        throw endedIn(now.state, name, now);
      }
      return {pending: `${done.length} of ${mine.length} in step`};
    },
  };
  const seen = await explainTrouble(context, connection, () => wait(context, following));
  return among(seen.mappings);
}

/**
 * What became of an action that the service has accepted.
 *
 * @param changed the mappings as they were seen last
 * @param before as they were before the action; empty where none were there
 * @param waiting follows them until they are in step
 */
export async function acceptedOrDone(
  context: Context,
  {action, connection}: Pick<MappingsOutcome, 'action' | 'connection'>,
  changed: readonly Mapping[],
  before: readonly Mapping[],
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  if (!waiting.wait) {
    return {action, connection, outcome: 'accepted', mappings: changed.map(toTarget)};
  }
  const {timeout, ignoreWriteErrors} = waiting;
  const options = {chosen: changed, before, timeout, ignoreWriteErrors};
  const done = await followMappings(context, connection, options);
  return {action, connection, outcome: 'done', mappings: done.map(toTarget)};
}

/** The objects of mappings as arguments; none, which stands for all, where they are too many to type. */
function namesToType(mappings: readonly MappingName[]): string[] {
  return mappings.length > mostNames ? [] : mappings.map(({object_name}) => object_name);
}

/** Tells each new state of mappings; call it with what every look has brought. */
export function watchMappings(context: Context, before: readonly Mapping[]) {
  const last = new Map(before.map(({id, state}) => [id, state]));
  return (mappings: readonly Mapping[]): void => {
    for (const {id, object_name, state, counts} of mappings) {
      const known = last.get(id);
      last.set(id, state);
      const polls = known !== undefined && isHealthy(known) && isHealthy(state);
      if (known?.name === state.name || polls) continue;
      context.report({type: 'state', subject: 'mapping', name: object_name, state, counts});
    }
  };
}

/**
 * Whether what is seen of a mapping can be of after the action: its state is another than before,
 * its configuration has been applied anew, its table has been emptied, or it has stayed so long
 * that it is not old.
 */
function freshnessOf(before: readonly Mapping[]) {
  const known = new Map(before.map((mapping) => [mapping.id, mapping]));
  const changed = new Set<string>();
  return ({id, state, config, counts}: Mapping, elapsed: number): boolean => {
    const old = known.get(id);
    if (old === undefined || elapsed >= staleAfterAccepted) return true;
    const polls = isHealthy(old.state) && isHealthy(state);
    const applied = old.config.settings.applied_at !== config.settings.applied_at;
    const emptied = (counts.db ?? 0) < (old.counts.db ?? 0);
    if ((old.state.name !== state.name && !polls) || applied || emptied) changed.add(id);
    return changed.has(id);
  };
}

/** What is thrown when some of the mappings that were followed have ended in trouble. */
export function mappingsFailed(connection: ConnectionRef, mappings: readonly Mapping[]): Failure {
  const failed = failedMappings(mappings, {writes: true});
  const first = failed.find(({state}) => !isHealthy(state));
  const names = failed
    .map((mapping) => {
      const {below} = mappingHealth(mapping);
      const why = [
        ...(isHealthy(mapping.state) ? [] : [mapping.state.name]),
        ...below.map(({note}) => note),
      ];
      return `${mapping.object_name} (${why.join(', ')})`;
    })
    .join(', ');
  return new Failure('unhealthy', `${nameOf(connection)} has mappings that failed: ${names}.`, {
    reason: first === undefined ? undefined : `${first.state.meaning} ${first.state.advice}`,
    next: nextOfState(first?.state, connection, first?.object_name, 'mappings:list'),
    details: {
      failed: failed.map(({object_name}) => object_name),
      mappings: mappings.map(({id, object_name, state: {name: state}, counts}) => {
        return {id, object_name, state, counts};
      }),
    },
    facts: {trouble: {...mappingsTrouble(failed), ...(first && {advice: first.state.advice})}},
  });
}

/** The mappings that are in an error state, or have failed writes where those count. */
export function failedMappings(mappings: readonly Mapping[], options: HealthOptions): Mapping[] {
  return mappings.filter((mapping) => mappingHealth(mapping, options).class === 'failed');
}

function gone(connection: ConnectionRef): Failure {
  return new Failure('not_found', 'A mapping that was waited for is gone.', {
    reason: 'Somebody has deleted it meanwhile.',
    next: {run: 'mappings:list', connection},
  });
}
