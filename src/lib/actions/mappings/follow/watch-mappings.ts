import {
  affectsMapping,
  type AcceptedAction,
  type AcceptedChange,
} from '../../../domain/accepted-changes.ts';
import {nameOf, type ConnectionRef} from '../../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {affectsConnection, showsInConnection, showsInMapping} from '../../../domain/stale-reads.ts';
import {isHealthy, isSettled, type State} from '../../../domain/states.ts';
import type {DeepConnection} from '../../connections/info.ts';
import type {Context} from '../../context.ts';
import {watchAccepted} from '../../stale-reads.ts';

/** What a poll of a connection and its mappings says beside their states. */
export interface SeenMappings {
  /** The changes that the poll may not show yet. */
  pending: AcceptedChange[];
  /** Whether a mapping is seen as it is after all that was accepted. */
  isFresh: (mapping: Mapping) => boolean;
}

/**
 * Watches a connection with its mappings over the polls of a wait.
 *
 * @param before the mappings as they were before the action that is followed
 * @param deleted the ids of those after which the connection has to clean up
 */
export function watchMappings(
  context: Context,
  ref: ConnectionRef,
  before: readonly Mapping[],
  deleted: readonly string[] = [],
) {
  const accepted = watchAccepted(context, ref);
  const known = new Map(before.map((mapping) => [mapping.id, mapping]));
  const last = new Map(before.map(({id, state}) => [id, state]));
  let informed = false;
  let lastState: State | null = null;
  const tellConnection = (state: State) => {
    const old = lastState;
    lastState = state;
    // What ends the wait at its first poll is told by how it ends.
    if (old === null ? state.kind !== 'moving' : isHealthy(old) && isHealthy(state)) return;
    if (old?.name === state.name) return;
    const name = nameOf(ref);
    context.report({type: 'state', subject: 'connection', name, state});
  };
  const visibleActions = new Set<AcceptedAction>();
  return {
    poll: accepted.poll,
    removeShown: () => {
      accepted.removeShown();
    },
    /** Says that what was polled last shows every change of a kind that was known of then. */
    shows: (action: AcceptedAction) => void visibleActions.add(action),
    /** Whether a change of what is followed is known of, or was seen: then an end is no coincidence. */
    informed: () => informed,
    see({state, mappings}: DeepConnection): SeenMappings {
      tellConnection(state);
      informed ||= !isSettled(state) || accepted.changes().some(affectsConnection);
      const shows = (change: AcceptedChange): boolean => {
        const {action} = change;
        if (visibleActions.has(action)) return true;
        const affectsMappings = action === 'configure' && mappings.length > 0;
        if (!affectsMappings && showsInConnection(action, state)) return true;
        if (action === 'delete') {
          const mine = deleted.some((id) => affectsMapping(change, {id, object_name: ''}));
          return !mine && !mappings.some((one) => affectsMapping(change, one));
        }
        if (affectsConnection(change) && !affectsMappings) return false;
        return mappings.some(
          (one) => affectsMapping(change, one) && showsChange(action, one, known.get(one.id)),
        );
      };
      const pending = accepted.pending(shows);
      return {
        pending,
        isFresh: (mapping) =>
          !pending.some((change) => affectsConnection(change) || affectsMapping(change, mapping)),
      };
    },
    /** Tells each new state of those that are followed. */
    reportMappings(mappings: readonly Mapping[]): void {
      informed ||=
        mappings.some(({state}) => !isSettled(state)) ||
        accepted.changes().some((change) => mappings.some((one) => affectsMapping(change, one)));
      for (const {id, object_name, state, counts} of mappings) {
        const reported = last.get(id);
        last.set(id, state);
        const polls = reported !== undefined && isHealthy(reported) && isHealthy(state);
        if (reported?.name === state.name || polls) continue;
        context.report({type: 'state', subject: 'mapping', name: object_name, state, counts});
      }
    },
  };
}

/**
 * Whether what is seen of a mapping can only be of after an action: its state is one that the action
 * leads to, or another than before, its configuration has been applied anew, or its table was emptied.
 */
function showsChange(action: AcceptedChange['action'], now: Mapping, old: Mapping | undefined) {
  if (old === undefined) return showsInMapping(action, now.state);
  const polls = isHealthy(old.state) && isHealthy(now.state);
  const applied = old.config.settings.applied_at !== now.config.settings.applied_at;
  const emptied = (now.counts.db ?? 0) < (old.counts.db ?? 0);
  return (old.state.name !== now.state.name && !polls) || applied || emptied;
}
