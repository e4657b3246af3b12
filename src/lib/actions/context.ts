import type {AcceptedChanges} from '../domain/accepted-changes.ts';
import type {Api} from '../api/index.ts';
import type {RememberedConnections} from '../domain/connections/connection-ref.ts';
import type {Endpoint} from '../domain/connections/endpoints.ts';
import type {Pauses} from '../domain/pauses.ts';
import type {Report} from '../domain/report.ts';

/** Time, passed in so that a test need not sleep. */
export interface Clock {
  /** Milliseconds since 1970, by a clock that can be set: for dates. */
  now(): number;
  /** Milliseconds by a clock that cannot be set, the same for all processes: for durations. */
  monotonic(): number;
  /**
   * Resolves after `milliseconds`, or when `wake` is aborted.
   *
   * @throws Failure `cancelled` when the user ends the wait
   */
  sleep(milliseconds: number, wake?: AbortSignal): Promise<void>;
}

/** What every action works with. */
export interface Context {
  api: Api;
  remembered: RememberedConnections;
  /** What was accepted a moment ago, and reads may not show yet. */
  accepted: AcceptedChanges;
  /** Who has paused which connection. */
  pauses: Pauses;
  /** The root endpoints that can be asked for a connection of unknown place. */
  endpoints: readonly Endpoint[];
  clock: Clock;
  /** Tells the person at the terminal how things go. */
  report: Report;
}
