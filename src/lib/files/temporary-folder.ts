import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {nextForSystem, systemReason} from '../domain/text/system-reason.ts';
import {Failure} from '../errors.ts';

/**
 * Makes a folder of its own in the system's folder for temporary files.
 *
 * @param prefix of its name
 * @throws Failure `io` where it cannot be made
 */
export async function makeTemporaryFolder(prefix: string): Promise<string> {
  try {
    return await mkdtemp(path.join(tmpdir(), prefix));
  } catch (error) {
    throw temporaryFailure(error);
  }
}

/** What is thrown where a temporary file cannot be written. @param error of the system */
export function temporaryFailure(error: unknown): Failure {
  return new Failure('io', `Cannot write temporary files in ${tmpdir()}.`, {
    reason: systemReason(error),
    next: nextForSystem(error, {
      again: {env: {TMPDIR: 'FOLDER'}},
      note: 'choose a writable folder',
    }),
    details: {path: tmpdir()},
  });
}

/**
 * A folder for as long as `work` takes, for what must not outlive it.
 *
 * @throws Failure `io` where it cannot be made
 */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeTemporaryFolder('hconnect-');
  try {
    return await work(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
