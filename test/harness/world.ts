import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';
import {commands} from '../../src/command-table.ts';
import type {Clock} from '../../src/lib/actions/context.ts';
import {run} from '../../src/lib/cli/program/program.ts';
import {startSimulator, type Simulator, type Behaviors} from '../../src/lib/simulator/index.ts';
import {clockOf} from './clock.ts';
import {recordMessages} from './messages.ts';
import {expectToPaste, nextStepsIn} from './next-steps.ts';
import {Captured, stdinOf} from './streams.ts';

export const root = path.join(import.meta.dirname, '..', '..');

export interface Result {
  status: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  stdin?: string;
  /** The width of a terminal; none where it is left out. */
  columns?: number;
  signal?: AbortSignal;
  /** Is done before each sleep of a wait. */
  beforeSleep?: () => Promise<void>;
  /** The status of a run that the signal has ended; 130 where it is left out. */
  signalStatus?: number;
  /** Streams that cannot be written to, by the system's code. */
  broken?: {stdout?: string; stderr?: string};
  /** By oclif's own way, without what makes starts quick. */
  safeStart?: boolean;
}

/** hconnect in this process, against a simulator of its own whose clock stands still. */
export interface World {
  simulator: Simulator;
  env: Record<string, string>;
  /** The folder of the stored token and places. */
  settings: string;
  /** Runs a command line; a wait moves the simulator's clock instead of taking time. */
  hconnect(argv: string[], options?: RunOptions): Promise<Result>;
  /** Lets time pass for the client and the simulator alike. */
  pass(seconds: number): Promise<void>;
  /** The requests of a command, as “POST /auth/acme”, without the simulator's controls. */
  requestsOf(argv: string[], options?: RunOptions): Promise<string[]>;
}

/**
 * Starts a world that ends with the test.
 *
 * @param scenario one of the simulator's
 * @param behaviors of the simulator
 */
export async function startWorld(
  scenario = 'default',
  behaviors: Partial<Behaviors> = {},
): Promise<World> {
  const simulator = await startSimulator({scenario, speed: 0, behaviors});
  const settings = temporaryFolder();
  onTestFinished(() => simulator.close());
  const env = {...simulator.settings, HCONNECT_CONFIG_DIR: settings};
  const clock = clockOf(simulator);
  const hconnect: World['hconnect'] = (argv, {beforeSleep, ...options} = {}) => {
    const sleep: Clock['sleep'] = async (milliseconds, wake) => {
      await beforeSleep?.();
      await clock.sleep(milliseconds, wake);
    };
    return runInProcess(argv, {
      ...options,
      env: {...env, ...options.env},
      clock: {...clock, sleep},
    });
  };
  return {
    simulator,
    env,
    settings,
    hconnect,
    pass: (seconds) => clock.sleep(seconds * 1000),
    async requestsOf(argv, options) {
      const before = simulator.requests().length;
      await hconnect(argv, options);
      return simulator
        .requests()
        .slice(before)
        .map(({method, path}) => `${method} ${path}`);
    },
  };
}

/** Runs a command line in this process; what it names as the next step can be pasted. */
export async function runInProcess(
  argv: string[],
  {
    env = {},
    stdin = '',
    columns,
    signal,
    signalStatus = 130,
    broken = {},
    safeStart = false,
    clock,
  }: RunOptions & {clock?: Clock} = {},
): Promise<Result> {
  const stdout = new Captured({columns, broken: broken.stdout});
  const stderr = new Captured({columns, broken: broken.stderr});
  const status = await run(
    argv,
    {
      stdin: stdinOf(stdin),
      stdout: stdout as unknown as NodeJS.WriteStream,
      stderr: stderr as unknown as NodeJS.WriteStream,
      env,
      signal: signal ?? new AbortController().signal,
      statusOf: (status) => (status === 130 ? signalStatus : status),
      ...(clock === undefined ? {} : {clock}),
    },
    {root, commands, safeStart},
  );
  const result = {status, stdout: stdout.text, stderr: stderr.text};
  recordMessages(result.stderr);
  for (const line of nextStepsIn(result)) await expectToPaste(line);
  return result;
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hconnect-test-'));
  onTestFinished(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  return folder;
}
