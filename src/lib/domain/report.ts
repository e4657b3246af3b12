import type {Run} from '../next-step.ts';
import type {LoadProgress} from './mappings/load-progress.ts';
import type {Counts} from './mappings/mapping.ts';
import type {State} from './states.ts';

/** What happens while an action runs, as data; the terminal decides how it looks. */
export type ReportEvent =
  /** A request is under way that takes a moment; `what` reads as “pausing acme-1”. */
  | {type: 'started'; what: string}
  /** The service has accepted the work; it is not done. */
  | {type: 'accepted'; what: string}
  /** A state that was not seen before. */
  | {type: 'state'; subject: 'connection' | 'mapping'; name: string; state: State; counts?: Counts}
  /** How far the steps of a plan are; `step` is a sentence for the one that was made just now. */
  | {type: 'step'; what: string; done: number; total: number; step?: string}
  /** How far loads are. */
  | {type: 'progress'; mappings: LoadProgress[]}
  /** A look that brought nothing new. */
  | {type: 'waiting'; for: string; elapsed: number; detail?: string}
  /** A look that failed and will be repeated; `retryIn` in milliseconds. */
  | {type: 'retry'; message: string; retryIn: number}
  /** Something that a person should know, and a script need not, with what to run for a purpose; a `warning` is of what may be wrong. */
  | {type: 'note' | 'warning'; text: string; next?: {to: string; run: Run}};

export type Report = (event: ReportEvent) => void;
