import type {Api} from '../api/index.ts';
import type {RememberedConnections} from '../domain/connections/connection-ref.ts';
import type {Endpoint} from '../domain/connections/endpoints.ts';
import type {Report} from '../domain/report.ts';

/** Time, passed in so that a test need not sleep. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
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
  /** The root endpoints that can be asked for a connection of unknown place. */
  endpoints: readonly Endpoint[];
  clock: Clock;
  /** Tells the person at the terminal how things go. */
  report: Report;
}
