import {systemReason} from '../domain/text/system-reason.ts';
import {Failure} from '../errors.ts';
import type {Simulator, SimulatorOptions} from '../simulator/index.ts';

/**
 * Starts a simulator for as long as `work` takes.
 *
 * @throws Failure `usage` for an option that cannot be, `io` for a port in use, and for a world that
 *   cannot be saved
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
    await simulator.close().catch((error: unknown) => {
      throw new Failure('io', 'The simulator’s world could not be saved.', {
        reason: systemReason(error),
        next: {help: true},
        details: {file: options.world},
      });
    });
  }
}
