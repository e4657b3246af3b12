import {accessSync, constants, statSync} from 'node:fs';
import path from 'node:path';

/**
 * Looks for a program, as a shell does.
 *
 * @param searched folders as PATH names them
 * @returns its path, or undefined where none of the folders has it
 */
export function findProgram(name: string, searched: string | undefined): string | undefined {
  return (searched ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(isProgram);
}

/** Whether a path leads to a file that can be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
