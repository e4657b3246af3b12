import type {Clock} from '../../actions/context.ts';
import type {Input} from '../../files/input-file.ts';
import {
  processEnvironment,
  readSettings,
  readTerminalSettings,
  type Environment,
  type Settings,
} from '../../session/settings.ts';
import type {IgnoreCtrlC} from '../../files/editor.ts';
import {createTerminal, type Terminal} from '../../terminal/terminal.ts';
import {systemClock} from './clock.ts';
import type {DivertSignals} from './interruption.ts';

/** What the program is started with. */
export interface Io {
  /** Opened when it is first asked for, which few commands do. */
  readonly stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Else the process's own. */
  env?: Environment;
  /** Else real time. */
  clock?: Clock;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /** The exit status of a run: where a signal has ended it, that signal's own. */
  statusOf?: (status: number) => number;
  /** Leaves Ctrl-C to a program that has the terminal; else there is none to leave. */
  ignoreCtrlC?: IgnoreCtrlC;
  /** Tells signals to whoever has something to finish; else none come. */
  divertSignals?: DivertSignals;
}

/** What every command of one run shares. */
export interface Runtime {
  terminal: Terminal;
  /** What files are read with: stdin, and Ctrl-C. */
  input: Input;
  clock: Clock;
  signal: AbortSignal;
  ignoreCtrlC: IgnoreCtrlC;
  divertSignals: DivertSignals;
  /** The same with a signal of its own: for what has to be done after Ctrl-C. */
  endedBy(signal: AbortSignal): Runtime;
  env: Environment;
  /** Read when first asked for. @throws Failure `usage` for a setting that cannot be understood */
  settings(): Settings;
}

/** Joins the streams, the clock and the settings of one run. */
export function createRuntime(io: Io): Runtime {
  const {stdout, stderr, signal, env = processEnvironment()} = io;
  let settings: Settings | null = null;
  const runtime: Runtime = {
    terminal: createTerminal({
      get stdin() {
        return io.stdin;
      },
      stdout,
      stderr,
      ...readTerminalSettings(env),
    }),
    input: io,
    clock: io.clock ?? systemClock(signal),
    signal,
    ignoreCtrlC: io.ignoreCtrlC ?? ((work) => work()),
    divertSignals: io.divertSignals ?? ((_onSignal, work) => work()),
    endedBy: (other) => ({...runtime, signal: other, clock: io.clock ?? systemClock(other)}),
    env,
    settings: () => (settings ??= readSettings(env)),
  };
  return runtime;
}
