import {readdirSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';

/**
 * What a file's name ends with while it is written, before it gets its own: that of `atomically`,
 * and that of `createFile`. A process that is killed leaves it.
 */
const draftMark = '.tmp-';

/**
 * A name beside a file's for what is written before it gets the file's own. It is drawn, since two
 * containers that share a folder may both be process 1.
 */
export function draftOf(file: string): string {
  return `${file}${draftMark}${Math.random().toString(36).slice(2)}`;
}

/** Milliseconds after which nobody writes to a draft any more. */
const abandoned = 60_000;

/**
 * Removes drafts that killed processes have left. What cannot be removed stays.
 *
 * @param prefix of their names; that of one file, or of all in the folder
 * @param written a file just written, which tells the time: younger drafts may be in use. Without
 *   it nobody else can be writing
 */
export function removeDrafts(folder: string, prefix: string, written?: string): void {
  try {
    const now = written === undefined ? null : statSync(written).mtimeMs;
    const drafts = readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && name.includes(draftMark))
      .map((name) => path.join(folder, name));
    for (const draft of drafts) {
      if (now === null || now - statSync(draft).mtimeMs > abandoned) rmSync(draft, {force: true});
    }
  } catch {
    // The next write tries again.
  }
}
