import {access, link, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {draftOf, removeDrafts} from './drafts.ts';
import {makeFolder} from './make-folder.ts';

/** What file systems without hard links say, such as those of memory cards. */
export const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/**
 * Writes a new file that only the user can read. It is there as a whole or not at all, wherever the
 * process is killed and however full the disk is.
 *
 * @returns false where the file exists, which is left alone
 * @throws the system's error where it cannot be written
 */
export async function createFile(file: string, text: string): Promise<boolean> {
  const folder = path.dirname(file);
  makeFolder(folder);
  const draft = draftOf(file);
  try {
    await writeFile(draft, text, {mode: 0o600, flush: true});
    await link(draft, file);
  } catch (error) {
    const {code = '', syscall} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (syscall !== 'link' || !noLinks.includes(code)) throw error;
    if (await exists(file)) return false;
    await rename(draft, file);
  } finally {
    await rm(draft, {force: true});
  }
  removeDrafts(folder, '', file);
  return true;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
