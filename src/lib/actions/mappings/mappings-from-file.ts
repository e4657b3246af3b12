import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import {mappingsOf} from '../../domain/configuration/parse.ts';
import {again} from '../../next-step.ts';
import {unknownName} from '../../domain/text/unknown-name.ts';
import {nameOfInput, readSource} from '../../files/configuration-files.ts';
import type {Input} from '../../files/input-file.ts';

/**
 * The mappings of a file or a folder: all of them, or the one of an object.
 *
 * @param from a path, a dash for stdin; undefined gives null
 * @throws Failure `bad_input` where the file holds no mappings, or not the one that was named
 */
export async function mappingsFromFile(
  from: string | undefined,
  object: string | undefined,
  input: Input,
): Promise<ConfiguredMapping[] | null> {
  if (from === undefined) return null;
  const name = nameOfInput(from);
  const mappings = mappingsOf(await readSource(from, input), name);
  if (object === undefined) return mappings;
  const chosen = mappings.filter(
    ({object_name}) => object_name.toLowerCase() === object.toLowerCase(),
  );
  if (chosen.length > 0) return chosen;
  const names = mappings.map(({object_name}) => object_name);
  throw unknownName({
    kind: 'bad_input',
    message: `${name} has no mapping ${object}.`,
    word: object,
    candidates: names,
    reason: names.length === 0 ? 'It has no mappings.' : `Its mappings: ${names.join(', ')}.`,
    of: ['object'],
    next: again('correct the name'),
  });
}
