import path from 'node:path';
import {checkFormat, format, type FormattedText} from '../../domain/configuration/format.ts';
import {Failure} from '../../errors.ts';
import {filesOf, isFolder, nameOfInput} from '../../files/configuration-files.ts';
import {readInput, type Input} from '../../files/input-file.ts';
import {writeOutput} from '../../files/output-file.ts';

/**
 * Brings files, the files of folders or, for a dash, stdin into canonical form, and writes the files
 * that were not, each whole or not at all.
 *
 * @param check writes none, and fails where one would be
 * @returns what each is in canonical form; for a dash, one
 * @throws Failure `bad_input` at the first that is none, `usage` for a dash among others,
 *   `unhealthy` where `check` finds one
 */
export async function formatConfigurations(
  input: Input,
  names: readonly string[],
  {check}: {check: boolean},
): Promise<FormattedText[]> {
  if (names.includes('-') && names.length > 1) {
    throw new Failure('usage', 'stdin cannot be combined with files.', {
      reason: 'A dash formats stdin to stdout; files are formatted in place.',
      next: {run: 'config:format', args: ['-']},
    });
  }
  const files = await Promise.all(
    names.map(async (name) =>
      name !== '-' && (await isFolder(name))
        ? (await filesOf(name)).map((file) => path.join(name, file))
        : [name],
    ),
  );
  const formatted: FormattedText[] = [];
  for (const file of new Set(files.flat())) {
    const text = await readInput(file, input, {bom: true});
    formatted.push(await format(text, nameOfInput(file)));
  }
  if (check) checkFormat(formatted);
  else if (names[0] !== '-') {
    for (const {name, text, changed} of formatted) {
      if (changed) await writeOutput(name, text, {overwrite: true});
    }
  }
  return formatted;
}
