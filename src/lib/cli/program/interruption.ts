import {constants} from 'node:os';
import type {Clock} from '../../actions/context.ts';
import type {IgnoreCtrlC} from '../../files/editor.ts';
import {failureKinds} from '../../errors.ts';

/** The signals that ask a program to end: Ctrl-C, `kill`, and the end of the terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm, and packages that tidy up at the end, send what they have received once more. */
const echo = 500;

/** How the process was asked to end, if it was. */
export interface Interruption {
  /** Aborted by the first signal, so that what is under way ends in order. */
  signal: AbortSignal;
  /** The exit status of a run: where a signal has ended it, that signal's own. */
  statusOf: (status: number) => number;
  /** Leaves Ctrl-C to a program that has the terminal, such as an editor, while `work` runs. */
  ignoreCtrlC: IgnoreCtrlC;
  /**
   * Tells signals to whoever has something to finish, while `work` runs; they end nothing then, but
   * where `onSignal` returns false, which leaves a signal to do what it does elsewhere.
   */
  divertSignals: DivertSignals;
}

export type DivertSignals = <T>(
  onSignal: (name: NodeJS.Signals) => unknown,
  work: () => Promise<T>,
) => Promise<T>;

/**
 * Listens for signals.
 *
 * @param end ends the process at once, which the second signal asks for
 */
export function listenForSignals(clock: Clock, end: (status: number) => void): Interruption {
  const controller = new AbortController();
  let first: {name: NodeJS.Signals; at: number} | null = null;
  const statusOf = (status: number) =>
    first === null || status !== failureKinds.cancelled.status
      ? status
      : 128 + constants.signals[first.name];
  let left = 0;
  const ignoreCtrlC: IgnoreCtrlC = async (work) => {
    left += 1;
    try {
      return await work();
    } finally {
      left -= 1;
    }
  };
  const diverted: ((name: NodeJS.Signals) => unknown)[] = [];
  const divertSignals: DivertSignals = async (onSignal, work) => {
    diverted.push(onSignal);
    try {
      return await work();
    } finally {
      diverted.splice(diverted.lastIndexOf(onSignal), 1);
    }
  };
  for (const name of signals) {
    process.on(name, () => {
      const onSignal = diverted.at(-1);
      if (onSignal !== undefined && onSignal(name) !== false) return;
      if (name === 'SIGINT' && left > 0) return;
      if (first === null) {
        first = {name, at: clock.monotonic()};
        controller.abort();
      } else if (clock.monotonic() - first.at > echo) {
        end(statusOf(failureKinds.cancelled.status));
      }
    });
  }
  return {signal: controller.signal, statusOf, ignoreCtrlC: ignoreCtrlC, divertSignals};
}

/** Resolves when the user ends the command with Ctrl-C. */
export function untilInterrupted({signal}: {signal: AbortSignal}): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, {once: true});
  });
}
