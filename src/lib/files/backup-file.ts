import {access, constants} from 'node:fs/promises';
import path from 'node:path';
import {nextForSystem, systemReason} from '../domain/text/system-reason.ts';
import {backupName, backupText} from '../domain/plan/backup.ts';
import type {NextStep} from '../next-step.ts';
import {Failure, isFailure} from '../errors.ts';
import {exists} from './configuration-files.ts';
import {createFile} from './create-file.ts';
import {makeFolder} from './make-folder.ts';
import {writeOutput} from './output-file.ts';

const toAnotherFile: NextStep = {again: {flags: {backup: 'FILE'}}};

/**
 * Keeps the configuration of a connection in a file before anything is changed.
 *
 * @param file where; undefined stands for a new one in the folder of the settings
 * @param folder the folder of the settings; it throws a Failure `io` where it cannot be used
 * @param now milliseconds since 1970, which name a new one
 * @returns the file's path
 * @throws Failure `io` or `usage` where it cannot be kept; nothing may be changed then
 */
export async function writeBackup(
  live: Parameters<typeof backupText>[0],
  file: string | undefined,
  {folder, now}: {folder: () => string; now: number},
): Promise<string> {
  if (file !== undefined) {
    try {
      await writeOutput(file, backupText(live), {overwrite: false});
      return file;
    } catch (error) {
      // What was kept before an earlier change is never written over.
      throw isFailure(error, 'usage') ? error.with(error.message, {next: toAnotherFile}) : error;
    }
  }
  const backups = path.join(folder(), 'backups');
  try {
    return await writeNew(path.join(backups, backupName(live, now)), backupText(live));
  } catch (error) {
    throw backupFailed(error);
  }
}

/**
 * Makes sure that a backup could be kept, before a person is asked to agree to a change.
 *
 * @param file as for `writeBackup`
 * @param folder as for `writeBackup`
 * @throws Failure `io` or `usage` as `writeBackup` would; nothing is written
 */
export async function checkBackup(file: string | undefined, folder: () => string): Promise<void> {
  if (file !== undefined && (await exists(file))) {
    throw new Failure('usage', `${file} already exists; not overwritten.`, {
      reason: 'A backup never overwrites a file.',
      next: toAnotherFile,
      details: {file},
    });
  }
  const place = file === undefined ? path.join(folder(), 'backups') : path.dirname(file);
  try {
    if (file === undefined) makeFolder(place);
    await access(place, constants.W_OK);
  } catch (error) {
    throw backupFailed(error);
  }
}

function backupFailed(error: unknown): Failure {
  if (isFailure(error)) return error.with(error.message, {next: toAnotherFile});
  return new Failure('io', 'Cannot save the current configuration, so nothing was changed.', {
    reason: systemReason(error),
    next: nextForSystem(error, toAnotherFile),
  });
}

/** Writes a new file; where one of that name is there, it gets a number. @returns its path */
async function writeNew(file: string, text: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? file : file.replace(/\.json$/, `-${number}.json`);
    if (await createFile(free, text)) return free;
  }
}
