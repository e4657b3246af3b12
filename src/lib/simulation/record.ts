import path from 'node:path';
import {Failure} from '../errors.ts';
import {createRecord, readRecord, removeRecord} from '../files/record-file.ts';
import type {DetachedSimulator} from '../domain/simulator.ts';
import {isLoopback} from '../session/trusted-hosts.ts';
import {answersAs} from './control.ts';

/** Where the detached simulator of a user leaves what others need to know. */
export interface DetachedFiles {
  record: string;
  log: string;
}

/** The files of the detached simulator. @param folder of the settings */
export function detachedFiles(folder: string): DetachedFiles {
  return {record: path.join(folder, 'simulator.json'), log: path.join(folder, 'simulator.log')};
}

/** What is known of the detached simulator. */
export type Found =
  | {state: 'none'}
  | {state: 'running'; simulator: DetachedSimulator}
  /** It ended without removing its record, which has been done now. */
  | {state: 'stale'; simulator: DetachedSimulator};

/**
 * Finds the user's detached simulator, and removes the record of one that is gone.
 *
 * @param file the record
 * @throws Failure `io` where the record cannot be read
 */
export async function findDetached(file: string): Promise<Found> {
  const text = await readRecord(file);
  if (text === null) return {state: 'none'};
  const simulator = parse(text, file);
  if (await answersAs(simulator)) return {state: 'running', simulator};
  await removeRecord(file, text);
  return {state: 'stale', simulator};
}

/**
 * Records a simulator as the user's detached one.
 *
 * @returns what removes the record
 * @throws Failure `refused` where there is another, `io` where the record cannot be written
 */
export async function keepRecord(
  file: string,
  simulator: DetachedSimulator,
): Promise<() => Promise<void>> {
  const text = `${JSON.stringify(simulator, null, 2)}\n`;
  if (!(await createRecord(file, text))) {
    const found = await findDetached(file);
    if (found.state === 'running') throw alreadyRunning(found.simulator);
    return keepRecord(file, simulator);
  }
  return () => removeRecord(file, text);
}

/** The failure of a start where another simulator runs. */
export function alreadyRunning({scenario, discovery_url, pid}: DetachedSimulator): Failure {
  return new Failure('refused', 'Another detached simulator is running.', {
    reason: `It runs scenario ${scenario} at ${discovery_url} (process ${pid}).`,
    next: {run: 'simulator:stop', note: 'then start the new one'},
    details: {pid, discovery_url, scenario},
  });
}

function parse(text: string, file: string): DetachedSimulator {
  try {
    const value = JSON.parse(text) as Partial<DetachedSimulator> | null;
    const {pid, control_url = ''} = value ?? {};
    // Nothing is asked of another machine, whoever wrote the record.
    if (Number.isInteger(pid) && URL.canParse(control_url) && isLoopback(new URL(control_url))) {
      return value as DetachedSimulator;
    }
  } catch {
    // Said below.
  }
  throw new Failure('io', `${file} is not the record of a simulator.`, {
    reason: 'The file was not changed.',
    next: {program: ['mv', file, `${file}.broken`]},
    details: {file},
  });
}
