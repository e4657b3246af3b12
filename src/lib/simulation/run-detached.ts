import {reachOf, type RunningSimulator} from '../domain/simulator.ts';
import {moveLog, takeLog} from '../files/record-file.ts';
import type {SimulatorOptions} from '../simulator/index.ts';
import {withSimulator} from './attached.ts';
import {keepRecord, type DetachedFiles} from './record.ts';

/** What a detached simulator's record says beside what the simulator itself knows. */
interface Origin {
  /** The time on the machine's clock. */
  now: number;
  /** Of simulator:start, as words. */
  flags: readonly string[];
  /** The log's name until it is the one of the record. */
  draft: string;
}

/**
 * Runs the detached simulator of a user in this process, recorded for as long as `work` takes. Where it
 * ends in order its log is removed; after a failure that is where to look.
 *
 * @throws Failure as withSimulator and keepRecord do
 */
export async function runDetached(
  options: SimulatorOptions,
  {record, log}: DetachedFiles,
  {now, flags, draft}: Origin,
  work: (simulator: RunningSimulator) => Promise<void>,
): Promise<void> {
  let release = () => Promise.resolve();
  try {
    await withSimulator(options, async (simulator) => {
      const started_at = new Date(now).toISOString();
      const about = {...reachOf(simulator), pid: process.pid, started_at, log, flags};
      release = await keepRecord(record, about);
      // Also here, for whoever started it may be gone by now.
      await moveLog(draft, log);
      await work(simulator);
    });
    await takeLog(log);
  } finally {
    await release();
  }
}
