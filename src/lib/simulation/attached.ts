import {spawn, type ChildProcess, type StdioOptions} from 'node:child_process';
import {constants} from 'node:os';
import {Failure} from '../errors.ts';
import type {Simulator, SimulatorOptions} from '../simulator/index.ts';

/**
 * Starts a simulator for as long as `work` takes.
 *
 * @throws Failure `usage` for an option that cannot be, `io` for a port in use
 */
export async function withSimulator<T>(
  options: SimulatorOptions,
  work: (simulator: Simulator) => Promise<T>,
): Promise<T> {
  const {startSimulator} = await import('../simulator/index.ts');
  const simulator = await startSimulator(options).catch((error: unknown) => {
    const {code, message, port} = error as NodeJS.ErrnoException & {port?: number};
    const kind = code === undefined ? 'usage' : 'io';
    const reason = code === 'EADDRINUSE' ? `Port ${port} is in use.` : message;
    throw new Failure(kind, 'The simulator could not be started.', {reason, next: {help: true}});
  });
  try {
    return await work(simulator);
  } finally {
    await simulator.close();
  }
}

/** How a program has ended, and what it wrote where that was kept. */
export interface Ended {
  /** 128 and the signal's number where one ended it. */
  exit_status: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program to its end; by `stdio` on the same streams, or with its output kept.
 *
 * @throws Failure `usage` where it cannot be started
 */
export function runProgram(
  [command = '', ...args]: readonly string[],
  options: {env: NodeJS.ProcessEnv; cwd?: string; stdio: StdioOptions},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    passSignalsTo(child);
    const output = {stdout: '', stderr: ''};
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', (error) => {
      reject(
        new Failure('usage', `${command} could not be started.`, {
          reason: error.message,
          next: {run: 'simulator:run', args: ['--', 'hconnect', 'connections:list']},
        }),
      );
    });
    child.on('close', (status, signal) => {
      const exit_status = status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({exit_status, ...output});
    });
  });
}

/** Ends a program when this one is asked to end; Ctrl-C reaches both by itself. */
function passSignalsTo(child: ChildProcess): void {
  for (const name of ['SIGTERM', 'SIGHUP'] as const) {
    const pass = () => child.kill(name);
    process.on(name, pass);
    child.once('close', () => process.off(name, pass));
  }
}
