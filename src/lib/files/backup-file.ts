import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {systemReason} from '../domain/text/system-reason.ts';
import {backupName, backupText} from '../domain/plan/backup.ts';
import type {NextStep} from '../next-step.ts';
import {Failure, isFailure} from '../errors.ts';
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
    await mkdir(backups, {recursive: true, mode: 0o700});
    return await writeNew(path.join(backups, backupName(live, now)), backupText(live));
  } catch (error) {
    throw new Failure('io', 'The configuration as it is cannot be kept, so nothing was changed.', {
      reason: systemReason(error),
      next: toAnotherFile,
    });
  }
}

/** Writes a new file; where one of that name is there, it gets a number. @returns its path */
async function writeNew(file: string, text: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? file : file.replace(/\.json$/, `-${number}.json`);
    try {
      await writeFile(free, text, {flag: 'wx', mode: 0o600});
      return free;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
