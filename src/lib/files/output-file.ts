import {lstat, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {writeFile} from 'atomically';
import {removeDrafts} from './drafts.ts';
import {again} from '../next-step.ts';
import {nextForSystem, systemReason} from '../domain/text/system-reason.ts';
import {Failure} from '../errors.ts';

/** What may pass, such as too many open files, is tried again for so many milliseconds. */
const patience = 500;

/** Files that another program has opened; one of them may be a log that stdout is added to. */
const streams = /^\/(?:proc\/|dev\/(?:fd\/|std(?:in|out|err)$))/;

/**
 * Writes a whole file, or leaves what is there as it is.
 *
 * @param mode of the file; where it is left out, that of the file that is there, or the usual one
 * @throws Failure `usage` where there is one and `overwrite` is false, `io` where it cannot be
 */
export async function writeOutput(
  file: string,
  text: string,
  {overwrite, mode}: {overwrite: boolean; mode?: number},
): Promise<void> {
  if (file === '-') {
    throw new Failure('usage', 'Cannot write to -.', {
      reason: 'Without --output, the output goes to stdout.',
      next: {again: {without: ['output']}},
      details: {file},
    });
  }
  const there = await stat(file).catch(() => lstat(file).catch(() => null));
  // A device or a pipe would be replaced by a file, since it is written beside and moved there.
  if (there?.isDirectory()) throw unwritable(file, 'It is a folder.');
  const isStream = streams.test(path.resolve(file));
  if (isStream || (there !== null && !there.isFile() && !there.isSymbolicLink())) {
    throw unwritable(file, 'It is a device or a pipe; redirect stdout instead of using --output.');
  }
  if (there !== null && !overwrite) {
    throw new Failure('usage', `${file} already exists; not overwritten.`, {
      reason: 'Use --overwrite to replace it.',
      next: {again: {flags: {overwrite: true}}},
      details: {file},
    });
  }
  const folder = path.dirname(file);
  await stat(folder).catch(() => {
    throw unwritable(file, `The folder ${folder} does not exist.`);
  });
  await writeFile(file, text, {timeout: patience, ...(mode !== undefined && {mode})}).catch(
    (error: unknown) => {
      throw unwritable(file, systemReason(error), error);
    },
  );
  removeDrafts(folder, path.basename(file), file);
}

/** Removes a file. @throws Failure `io` where it cannot be */
export async function removeOutput(file: string): Promise<void> {
  await rm(file, {force: true}).catch((error: unknown) => {
    throw unwritable(file, systemReason(error), error);
  });
}

function unwritable(file: string, reason: string, error: unknown = null): Failure {
  return new Failure('io', `Cannot write ${file === '' ? '“”' : file}.`, {
    reason,
    next: nextForSystem(error, again('choose another path')),
    details: {file},
  });
}
