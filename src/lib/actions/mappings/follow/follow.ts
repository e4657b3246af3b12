import {affectsMapping, type AcceptedChange} from '../../../domain/accepted-changes.ts';
import {
  nameOf,
  type ConnectionRef,
  type MappingName,
} from '../../../domain/connections/connection-ref.ts';
import {trackLoads} from '../../../domain/mappings/load-progress.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {MappingsOutcome} from '../../../domain/outcomes.ts';
import {affectsConnection, canCleanUp, isImporting} from '../../../domain/stale-reads.ts';
import {isHealthy, isSettled} from '../../../domain/states.ts';
import {plural} from '../../../domain/text/text.ts';
import {isFailure} from '../../../errors.ts';
import {demandSyncing} from '../../connections/follow.ts';
import type {DeepConnection} from '../../connections/info.ts';
import {addServiceReason} from '../../connections/reason.ts';
import type {Context} from '../../context.ts';
import {untilSecondPoll} from '../../stale-reads.ts';
import {wait, type Verdict, type Wait, type WaitOptions} from '../../wait.ts';
import {mappingNamed, namesToType, toTarget} from '../find/find.ts';
import {failedMappings, mappingsFailed} from './failed-mappings.ts';
import {pollMappings, type PolledMappings} from './poll.ts';
import {watchMappings} from './watch-mappings.ts';

export interface FollowMappingsOptions {
  /** The mappings to follow, each by its id or its object; all of the connection where it is null. */
  chosen: readonly string[] | null;
  /** How they are typed; else as they are chosen. */
  names?: readonly string[];
  /** As they were before the action that is followed; null where none went before. */
  before: readonly Mapping[] | null;
  /** Mappings that were deleted, by their ids: the connection has to clean up after them. */
  deleted?: readonly string[];
  /** Milliseconds. */
  timeout: number;
  /** Whether failed writes to Salesforce do not count. */
  ignoreWriteErrors?: boolean | undefined;
  /** Whether an end that is met at the first poll is believed, though no change is known of. */
  skipStaleCheck?: boolean;
}

/**
 * Follows mappings until all are in sync, and tells each new state and how far the loads are. One
 * look is one request, however many they are.
 *
 * @throws Failure `unhealthy` at once where one, or the connection, has ended in trouble, or nothing
 *   moves; `not_found` where one is not there, and no import is under way that may make it
 */
export async function followMappings(
  context: Context,
  ref: ConnectionRef,
  options: FollowMappingsOptions,
): Promise<Mapping[]> {
  const {chosen, names, before, deleted = [], timeout, skipStaleCheck = false} = options;
  const {ignoreWriteErrors = false} = options;
  const watch = watchMappings(context, ref, before ?? [], deleted);
  const loads = trackLoads();
  const found = new Set<string>();
  const among = (connection: DeepConnection): Mapping[] => {
    if (chosen === null) return connection.mappings;
    return [...new Set(chosen.map((word) => mappingNamed(connection, word, found)))];
  };
  const cleansUpOnly = chosen?.length === 0 && deleted.length > 0;
  const poll = pollMappings(context, ref);
  const following: Wait<PolledMappings> = {
    ...(cleansUpOnly ? cleanUpWords(ref, deleted.length) : waitWords(ref, chosen, names)),
    timeout,
    accepted: before !== null,
    poll: () => watch.poll(poll),
    check: (now, elapsed): Verdict => {
      const {pending, isFresh} = watch.see(now);
      try {
        if (!cleansUpOnly || !canCleanUp(now.state)) demandSyncing(now.state, now, pending);
      } catch (error) {
        // Where nothing moves, a name that is wrong stays wrong.
        if (!now.isOld && !isImporting(now.state, pending)) among(now);
        throw error;
      }
      if (isImporting(now.state, pending)) return {pending: now.state.name};
      if (now.isOld) return {pending: now.state.name};
      const lookIn = watch.informed() || skipStaleCheck ? null : untilSecondPoll(elapsed);
      let mine: Mapping[];
      try {
        mine = among(now);
      } catch (error) {
        // A name that is like none may be of an import that another machine has started.
        const maybeLater =
          isFailure(error, 'not_found') && error.details.did_you_mean === undefined;
        if (!maybeLater || lookIn === null) throw error;
        return {pending: 'not created yet', lookIn};
      }
      watch.reportMappings(mine);
      context.report({type: 'progress', mappings: loads(mine, context.clock.monotonic())});
      const sure = mine.filter(isFresh);
      // Neither an error nor an aborted load ends by itself.
      if (sure.some(({state}) => isSettled(state) && !isHealthy(state)))
        throw mappingsFailed(now, mine);
      const done = sure.filter(({state}) => isHealthy(state));
      if (done.length < mine.length) return {pending: `${done.length} of ${mine.length} in sync`};
      const left = now.mappings.filter(({id}) => deleted.includes(id)).length;
      if (left > 0) return {pending: `${left} still being deleted`};
      const cleansUp = deleted.length > 0 && !isSettled(now.state);
      const awaited = pending.some((change) => isAwaited(change, mine, deleted));
      if (cleansUp || awaited) return {pending: now.state.name};
      const writes = !ignoreWriteErrors;
      if (failedMappings(mine, {writes}).length > 0) throw mappingsFailed(now, mine);
      if (lookIn === null || watch.informed()) return {done: true};
      return {pending: 'in sync, to be confirmed', lookIn};
    },
  };
  try {
    return among(await addServiceReason(context, ref, () => wait(context, following)));
  } finally {
    // A load that failed was shown, too: the next command must not take it for one under way.
    watch.removeShown();
  }
}

function waitWords(
  ref: ConnectionRef,
  chosen: readonly string[] | null,
  names: readonly string[] | undefined,
): Pick<Wait<unknown>, 'what' | 'unfinished' | 'resume'> {
  const count = chosen?.length ?? 0;
  const of = nameOf(ref);
  const what = chosen === null ? `the mappings of ${of}` : plural(count, 'mapping');
  const subject =
    chosen === null
      ? `The mappings of ${of} are`
      : `${what} of ${of} ${count === 1 ? 'is' : 'are'}`;
  return {
    what,
    unfinished: `${subject} not in sync yet.`,
    resume: {run: 'mappings:wait', args: namesToType(names ?? chosen ?? []), connection: ref},
  };
}

function cleanUpWords(
  ref: ConnectionRef,
  count: number,
): Pick<Wait<unknown>, 'what' | 'unfinished' | 'resume'> {
  return {
    what: `cleanup of ${plural(count, 'mapping')}`,
    unfinished: `${nameOf(ref)} is still cleaning up.`,
    resume: {run: 'connections:wait', connection: ref},
  };
}

/** Whether a change has still to show before the mappings are as they will be. */
function isAwaited(
  change: AcceptedChange,
  mine: readonly MappingName[],
  deleted: readonly string[],
): boolean {
  if (change.action !== 'delete') return affectsConnection(change);
  const names = [...mine, ...deleted.map((id) => ({id, object_name: ''}))];
  return names.some((one) => affectsMapping(change, one));
}

/**
 * What became of an action that the service has accepted.
 *
 * @param changed the mappings as they were seen last
 * @param before as they were before the action; empty where none were there
 * @param waiting follows them until they are in sync
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
  const [chosen, names] = [changed.map(({id}) => id), changed.map((one) => one.object_name)];
  const options = {chosen, names, before, timeout, ignoreWriteErrors};
  const done = await followMappings(context, connection, options);
  return {action, connection, outcome: 'done', mappings: done.map(toTarget)};
}
