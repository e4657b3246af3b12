import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import type {WatchState} from '../../../domain/watch/state.ts';
import type {NextStep} from '../../../next-step.ts';
import type {Output} from '../../terminal.ts';
import type {WatchUi} from './ui.ts';

/** What is on the screen. */
export interface Watched {
  state: WatchState;
  ui: WatchUi;
  /** Milliseconds since 1970. */
  now: number;
  /** Milliseconds until the next read; null while nothing waits for it. */
  nextRead: number | null;
  /** Why the open connection is in trouble, in the service's words; null where it is not known. */
  reason: string | null;
  /** Whether keys are read. */
  keys: boolean;
  /** How a command is written. */
  commandLine: (step: NextStep) => string | null;
}

/** What is drawn on. */
export interface Screenful {
  width: number;
  color: Output['color'];
}

/** Milliseconds for which a change is marked. */
const marked = 60_000;

/** Whether a change is so young that it is marked. */
export function isFresh(change: {at: number} | null, {now}: Watched): boolean {
  return change !== null && now - change.at < marked;
}

/** The time of day in UTC. */
export function clockTime(at: number): string {
  return formatTimestamp(new Date(at).toISOString())?.slice(11, 19) ?? '';
}
