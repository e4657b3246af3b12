import {readFileSync} from 'node:fs';
import {lookUp} from './make-folder.ts';

/**
 * Reads a text file that is one. A pipe has no end until somebody writes, and a device may have none,
 * so neither is opened.
 *
 * @returns null where nothing is there
 * @throws the system's error; one with the code EINVAL for what is no regular file
 */
export function readRegularFile(file: string): string | null {
  const there = lookUp(file);
  if (there === null) return null;
  if (!there.isFile()) {
    throw Object.assign(new Error(`${file} is not a regular file`), {code: 'EINVAL', path: file});
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
