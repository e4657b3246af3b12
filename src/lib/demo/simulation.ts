import {spawn, type ChildProcess} from 'node:child_process';
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
  const simulator = await openSimulator(options);
  try {
    return await work(simulator);
  } finally {
    await simulator.close();
  }
}

async function openSimulator(options: SimulatorOptions): Promise<Simulator> {
  const {startSimulator} = await import('../simulator/index.ts');
  try {
    return await startSimulator(options);
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    throw new Failure(code === undefined ? 'usage' : 'io', 'The simulator could not be started.', {
      reason: message,
      next: {help: true},
    });
  }
}

/**
 * Runs a program on the same streams to its end.
 *
 * @returns its exit status, 128 and the signal's number where one ended it
 * @throws Failure `usage` where it cannot be started
 */
export function runProgram(
  [command = '', ...args]: readonly string[],
  options: {env: NodeJS.ProcessEnv; cwd?: string},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {...options, stdio: 'inherit'});
    passSignalsTo(child);
    child.on('error', (error) => {
      reject(
        new Failure('usage', `${command} could not be started.`, {
          reason: error.message,
          next: {run: 'simulator:run', args: ['--', 'hconnect', 'connections:list']},
        }),
      );
    });
    child.on('close', (status, signal) => {
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** Ends a program when this one is asked to end; Ctrl-C reaches both by itself. */
export function passSignalsTo(child: ChildProcess): void {
  for (const name of ['SIGTERM', 'SIGHUP'] as const) {
    const pass = () => child.kill(name);
    process.on(name, pass);
    child.once('close', () => process.off(name, pass));
  }
}
