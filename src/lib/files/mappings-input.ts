import type {ConfiguredMapping} from '../domain/configuration/configuration.ts';
import {mappingsOf} from '../domain/configuration/parse.ts';
import {unknownName} from '../domain/text/unknown-name.ts';
import {nameOfInput, readSource} from './configuration-files.ts';
import type {Runtime} from '../cli/program/runtime.ts';

/**
 * The mappings of a file or a folder: all of them, or the one of an object.
 *
 * @param from a path, a dash for stdin; undefined gives null
 * @throws Failure `bad_input` where the file holds no mappings, or not the one that was named
 */
export async function readMappingsInput(
  from: string | undefined,
  object: string | undefined,
  runtime: Pick<Runtime, 'signal' | 'terminal'>,
): Promise<ConfiguredMapping[] | null> {
  if (from === undefined) return null;
  const name = nameOfInput(from);
  const mappings = mappingsOf(await readSource(from, runtime), name);
  if (object === undefined) return mappings;
  const wanted = mappings.filter(
    ({object_name}) => object_name.toLowerCase() === object.toLowerCase(),
  );
  if (wanted.length > 0) return wanted;
  const names = mappings.map(({object_name}) => object_name);
  throw unknownName({
    kind: 'bad_input',
    message: `${name} has no mapping of ${object}.`,
    word: object,
    candidates: names,
    reason: names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`,
    hint: '{again}    # with the right name',
  });
}
