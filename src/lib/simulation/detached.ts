import {spawn, type ChildProcess} from 'node:child_process';
import type {Clock} from '../actions/context.ts';
import {Failure, failureKinds, type FailureKind} from '../errors.ts';
import {moveLog, openLog, readRecord, takeLog} from '../files/record-file.ts';
import type {DetachedSimulator} from '../domain/simulator.ts';
import {isAlive} from './control.ts';
import {alreadyRunning, findDetached, type DetachedFiles} from './record.ts';

/** Milliseconds between two looks at what a process has done. */
const pause = 25;
/** Milliseconds that a simulator has to start, to stop, and to end once it has stopped. */
const timeouts = {start: 60_000, stop: 10_000, end: 1000};

/** What became of a start. */
export interface Started {
  outcome: 'already' | 'done';
  simulator: DetachedSimulator;
  /** The process of an earlier one that ended without removing its record. */
  stale: number | null;
}

/**
 * Starts a simulator as a process of its own that outlives this one, and waits until it answers.
 *
 * @param flags of simulator:start, as words
 * @returns `already` where one runs that was started with the same flags
 * @throws Failure `refused` where another one runs, or that of the simulator that cannot start
 */
export async function startDetached(
  flags: readonly string[],
  files: DetachedFiles,
  {env, clock}: {env: NodeJS.ProcessEnv; clock: Clock},
): Promise<Started> {
  const found = await findDetached(files.record);
  if (found.state === 'running') return alreadyStarted(found.simulator, flags);
  const stale = found.state === 'stale' ? found.simulator.pid : null;
  // Two that start at once must not write into each other's log.
  const draft = `${files.log}.${process.pid}`;
  const log = await openLog(draft);
  let simulator: DetachedSimulator | null = null;
  let said = '';
  const ended: {status: number | null} = {status: null};
  try {
    const [, program = ''] = process.argv;
    const argv = [program, 'simulator:start', ...flags, '--record', draft, '--json'];
    const child = spawn(process.execPath, argv, {
      env,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    child.once('exit', (status) => (ended.status = status));
    child.unref();
    simulator = await untilRecorded(child, files.record, clock);
  } finally {
    await log.close();
    if (simulator === null) said = await takeLog(draft);
    else await moveLog(draft, files.log);
  }
  if (simulator !== null) return {outcome: 'done', simulator, stale};
  const failure = failureIn(said, ended.status);
  // Another one may have been started at the same moment.
  const other = await findDetached(files.record);
  if (other.state === 'running') return alreadyStarted(other.simulator, flags, failure);
  throw failure;
}

function alreadyStarted(
  simulator: DetachedSimulator,
  flags: readonly string[],
  failure: Failure | null = null,
): Started {
  if (simulator.flags.join('\0') === flags.join('\0')) {
    return {outcome: 'already', simulator, stale: null};
  }
  throw failure === null || failure.kind === 'refused' ? alreadyRunning(simulator) : failure;
}

/**
 * Waits until a process has recorded itself, which it does when it answers.
 *
 * @returns null where it ended instead
 * @throws Failure `cancelled`, or `unexpected` where it does neither in time; it is ended then
 */
async function untilRecorded(
  child: ChildProcess,
  record: string,
  clock: Clock,
): Promise<DetachedSimulator | null> {
  const seen = {end: false};
  for (const event of ['error', 'exit']) child.once(event, () => (seen.end = true));
  try {
    for (let waited = 0; waited < timeouts.start; waited += pause) {
      const found = await findRunning(record);
      if (found?.pid === child.pid) return found;
      if (seen.end) return null;
      await clock.sleep(pause);
    }
  } catch (error) {
    child.kill();
    throw error;
  }
  child.kill();
  throw new Failure('unexpected', 'The simulator did not start in time.', {
    reason: `It was not ready within ${timeouts.start / 1000} seconds.`,
    next: {again: {}},
  });
}

async function findRunning(record: string): Promise<DetachedSimulator | null> {
  if ((await readRecord(record)) === null) return null;
  const found = await findDetached(record);
  return found.state === 'running' ? found.simulator : null;
}

/** What a simulator that could not start has said in its log. */
function failureIn(log: string, status: number | null): Failure {
  try {
    const {error} = JSON.parse(log.slice(log.indexOf('{'))) as {
      error: {code: FailureKind; message: string; reason?: string};
    };
    if (error.code in failureKinds) {
      return new Failure(error.code, error.message, {reason: error.reason, next: {help: true}});
    }
  } catch {
    // It has said something else, which is shown as it is.
  }
  const said = log.trim().split('\n').at(-1) ?? '';
  // On a full disk it ends so, and cannot say why.
  const full = said === '' && status === failureKinds.io.status;
  return new Failure(full ? 'io' : 'unexpected', 'The simulator exited during startup.', {
    reason: full ? 'It could not write its files; the disk may be full.' : said,
    next: {again: {env: {HCONNECT_DEBUG: '1'}}},
  });
}

/**
 * Ends the detached simulator, and waits until it has saved its world and is gone.
 *
 * @returns the simulator that was there; null where there was none
 */
export async function stopDetached(
  {record}: DetachedFiles,
  clock: Clock,
): Promise<{outcome: 'already' | 'done'; simulator: DetachedSimulator | null}> {
  const found = await findDetached(record);
  if (found.state === 'none') return {outcome: 'already', simulator: null};
  const {simulator} = found;
  if (found.state === 'stale') return {outcome: 'already', simulator};
  end(simulator, 'SIGTERM');
  // Removing its record is the last thing that it does before it ends.
  const isRecorded = async () => (await recordedProcess(record)) === simulator.pid;
  let left = timeouts.end;
  for (let waited = 0; waited < timeouts.stop; waited += pause) {
    if (!isAlive(simulator.pid)) break;
    // Where nobody collects ended processes, it stays in the system's list.
    if (!(await isRecorded()) && (left -= pause) <= 0) break;
    await clock.sleep(pause);
  }
  if (isAlive(simulator.pid) && (await isRecorded())) {
    end(simulator, 'SIGKILL');
  }
  await findDetached(record);
  return {outcome: 'done', simulator};
}

async function recordedProcess(record: string): Promise<number | null> {
  const text = await readRecord(record);
  return text === null ? null : (JSON.parse(text) as DetachedSimulator).pid;
}

function end({pid}: DetachedSimulator, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
