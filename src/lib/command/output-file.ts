import {lstat} from 'node:fs/promises';
import {writeFile} from 'atomically';
import {Failure} from '../errors.ts';

/**
 * Writes a whole file, or leaves what is there as it is.
 *
 * @throws Failure `refused` where there is one and `overwrite` is false, `io` where it cannot be
 */
export async function writeOutput(
  path: string,
  text: string,
  {overwrite}: {overwrite: boolean},
): Promise<void> {
  const exists = await lstat(path).then(
    () => true,
    () => false,
  );
  if (exists && !overwrite) {
    throw new Failure('usage', `${path} is there already.`, {
      reason: 'It was left as it is.',
      hint: '{again} --overwrite',
      details: {file: path},
    });
  }
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new Failure('io', `${path} cannot be written.`, {
      reason: error instanceof Error ? error.message : String(error),
      hint: '{again}    # after making room, or with another file; nothing was changed',
      details: {file: path},
    });
  }
}
