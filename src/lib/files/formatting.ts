import path from 'node:path';
import {format, type FormattedText} from '../domain/configuration/format.ts';
import {Failure} from '../errors.ts';
import type {Runtime} from '../cli/program/runtime.ts';
import {filesOf, isFolder, nameOfInput} from './configuration-files.ts';
import {readInput} from './input-file.ts';
import {writeOutput} from './output-file.ts';

/**
 * Reads files, the files of folders or, for a dash, stdin, and brings each into canonical form.
 *
 * @throws Failure `bad_input` at the first that is none, `usage` for a dash among others
 */
export async function readFormatted(
  names: readonly string[],
  streams: Pick<Runtime, 'terminal' | 'signal'>,
): Promise<FormattedText[]> {
  if (names.includes('-') && names.length > 1) throw notAlone();
  const files = await Promise.all(
    names.map(async (name) =>
      name !== '-' && (await isFolder(name))
        ? (await filesOf(name)).map((file) => path.join(name, file))
        : [name],
    ),
  );
  const formatted: FormattedText[] = [];
  for (const file of new Set(files.flat())) {
    const text = await readInput(file, streams, {bom: true});
    formatted.push(await format(text, nameOfInput(file)));
  }
  return formatted;
}

/** Writes those that were not in canonical form, each whole or not at all. */
export async function writeFormatted(files: readonly FormattedText[]): Promise<void> {
  for (const {name, text, changed} of files) {
    if (changed) await writeOutput(name, text, {overwrite: true});
  }
}

function notAlone(): Failure {
  return new Failure('usage', 'A dash stands alone: stdin goes to stdout.', {
    reason: 'Files are written where they are.',
    hint: 'hconnect config:format -',
  });
}
