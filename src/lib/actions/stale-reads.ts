import type {AcceptedChange} from '../domain/accepted-changes.ts';
import {staleAfterAccepted} from '../domain/assumptions.ts';
import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import {newestSwitches} from '../domain/stale-reads.ts';
import type {Context} from './context.ts';

/** The accepted changes of a connection over the polls of a wait. */
export interface AcceptedOverPolls {
  /** Makes a request, and notes what it may not show yet. */
  poll: <T>(request: () => Promise<T>) => Promise<T>;
  /**
   * The changes that the last poll may not show, the oldest first.
   *
   * @param shows whether it shows a change; one that was shown once is not asked about again
   */
  pending(shows: (change: AcceptedChange) => boolean): AcceptedChange[];
  /** Has later commands take those that were shown for over. */
  removeShown(): void;
  /** All changes that were known of at the last poll, shown or not. */
  changes(): readonly AcceptedChange[];
}

/**
 * Watches what was accepted on a connection, by whatever command of this user, as a wait continues.
 *
 * @param matters whether the wait is about a change
 */
export function watchAccepted(
  {accepted}: Context,
  {id}: ConnectionRef,
  matters: (change: AcceptedChange) => boolean = () => true,
): AcceptedOverPolls {
  const shown = new Set<string>();
  let before: readonly AcceptedChange[] = [];
  const now = () => accepted.of(id).filter(matters);
  return {
    poll: (request) => {
      before = now();
      return request();
    },
    pending(shows) {
      for (const change of before) if (shows(change)) shown.add(change.key);
      const keys = new Set(before.map(({key}) => key));
      // What was accepted during the request may have come too late for its answer.
      const later = now().filter(({key}) => !keys.has(key));
      return newestSwitches([...before.filter(({key}) => !shown.has(key)), ...later]);
    },
    removeShown: () => {
      accepted.removeShown({id}, [...shown]);
    },
    changes: () => before,
  };
}

/**
 * How long a wait that knows of no change, and has seen none, doubts an end that it met at its first
 * poll: another machine may have changed the connection a moment ago.
 *
 * @param elapsed milliseconds since the wait began
 * @returns milliseconds until the poll that settles it; null where it is settled
 */
export function untilSecondPoll(elapsed: number): number | null {
  // A whole number: a billionth of a millisecond would be slept away without an end.
  const left = Math.ceil(staleAfterAccepted - elapsed);
  return left > 0 ? left : null;
}
