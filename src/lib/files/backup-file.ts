import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {LiveConnection} from '../actions/configuration/plan.ts';
import {systemReason} from '../domain/text/system-reason.ts';
import {backupName, backupText} from '../domain/plan/backup.ts';
import {Failure} from '../errors.ts';
import {openStore} from '../session/store.ts';
import type {Runtime} from '../cli/program/runtime.ts';
import {writeOutput} from './output-file.ts';

/**
 * Keeps the configuration of a connection in a file before anything is changed.
 *
 * @param file where; undefined stands for a new one in the folder of the settings
 * @returns the file's path
 * @throws Failure `io` or `usage` where it cannot be kept; nothing may be changed then
 */
export async function keepBackup(
  live: LiveConnection,
  file: string | undefined,
  {settings, clock}: Pick<Runtime, 'settings' | 'clock'>,
): Promise<string> {
  if (file !== undefined) {
    await writeOutput(file, backupText(live), {overwrite: false});
    return file;
  }
  const store = openStore('places', settings().config_dir?.value);
  const folder = path.join(path.dirname(store.path()), 'backups');
  try {
    await mkdir(folder, {recursive: true, mode: 0o700});
    return await writeNew(path.join(folder, backupName(live, clock.now())), backupText(live));
  } catch (error) {
    throw new Failure('io', 'The configuration as it is cannot be kept, so nothing was changed.', {
      reason: systemReason((error as Error).message),
      hint: '{again} --backup FILE',
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
