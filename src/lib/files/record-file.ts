import {link, open, readFile, rename, rm, type FileHandle} from 'node:fs/promises';
import path from 'node:path';
import {nextForSystem, systemReason} from '../domain/text/system-reason.ts';
import {Failure} from '../errors.ts';
import {createFile} from './create-file.ts';
import {draftOf} from './drafts.ts';
import {makeFolder} from './make-folder.ts';
import {readRegularFile} from './regular-file.ts';

/**
 * Writes a new file that only the user can read; others see it whole or not at all.
 *
 * @returns false where the file exists, which is left alone
 * @throws Failure `io` where it cannot be written
 */
export function createRecord(file: string, text: string): Promise<boolean> {
  return attempt(file, () => createFile(file, text));
}

/** The text of a record; null where there is none. @throws Failure `io` where it cannot be read */
export function readRecord(file: string): Promise<string | null> {
  return attempt(file, () => Promise.resolve(readRegularFile(file)));
}

/**
 * Removes a record, unless another process has put its own there meanwhile.
 *
 * @throws Failure `io` where it cannot be removed
 */
export function removeRecord(file: string, text: string): Promise<void> {
  return attempt(file, async () => {
    const draft = draftOf(file);
    if (!(await existing('ENOENT', rename(file, draft)))) return;
    if ((await readFile(draft, 'utf8')) !== text) await existing('EEXIST', link(draft, file));
    await rm(draft, {force: true});
  });
}

/** Opens a new, empty log that only the user can read. @throws Failure `io` where it cannot be */
export function openLog(file: string): Promise<FileHandle> {
  return attempt(file, async () => {
    makeFolder(path.dirname(file));
    await rm(file, {force: true});
    return open(file, 'ax', 0o600);
  });
}

/** Gives a log its name while it is written, unless it has it. @throws Failure `io` */
export function moveLog(draft: string, file: string): Promise<boolean> {
  return attempt(file, () => existing('ENOENT', rename(draft, file)));
}

/** Reads a log and removes it; empty where it has its name already. @throws Failure `io` where it cannot be */
export async function takeLog(file: string): Promise<string> {
  const text = await readRecord(file);
  await attempt(file, () => rm(file, {force: true}));
  return text ?? '';
}

/** Whether something was done; false where the system's error has the code. */
async function existing(code: 'EEXIST' | 'ENOENT', work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return false;
    throw error;
  }
}

async function attempt<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Failure('io', `Cannot use the file ${file}.`, {
      reason: systemReason(error),
      next: nextForSystem(error, {
        again: {env: {HCONNECT_CONFIG_DIR: 'FOLDER'}},
        note: 'choose a writable folder',
      }),
      details: {file},
    });
  }
}
