import {mkdirSync, statSync, type Stats} from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder, and those above it that are missing. One by one: Node.js's own `recursive` never
 * ends where the system makes no folders, as in /proc.
 *
 * @param mode where others may look into it, too
 * @throws the system's error where it cannot be made; EEXIST where it is a file
 */
export function makeFolder(folder: string, mode = 0o700): void {
  if (isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent, mode);
  try {
    mkdirSync(folder, {mode});
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(folder: string): boolean {
  return lookUp(folder)?.isDirectory() === true;
}

/** What is at a path, links followed; null where nothing is, as below a file. @throws the system's error */
export function lookUp(file: string): Stats | null {
  try {
    return statSync(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
