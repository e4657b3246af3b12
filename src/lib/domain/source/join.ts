import {Failure} from '../../errors.ts';
import {isObject, type Json, type JsonObject} from '../json.ts';
import {formatPosition, type SourcePosition, type Source} from './source.ts';

/** A file of a folder. */
export interface Part {
  /** Without its folder. */
  name: string;
  source: Source;
}

/**
 * Joins the files of a folder: each a mapping, and one called `connection` with the rest.
 *
 * @param folder for places that are in none of them
 * @throws Failure `bad_input` for a file that is neither, and for two with the rest
 */
export function joinSources(folder: string, parts: readonly Part[]): Source {
  const mappings: Source[] = [];
  const others: Source[] = [];
  for (const {name, source} of parts) {
    if (isMappingFile(source.value)) mappings.push(source);
    else if (isConnectionFile(name, source.value)) others.push(source);
    else throw misplaced(folder, source, 'This file is neither a mapping nor the connection file.');
  }
  const [rest, second] = others;
  if (second !== undefined)
    throw misplaced(folder, second, 'A folder can have only one connection file.');
  const start: SourcePosition = {file: folder, line: 1, column: 1};
  return {
    value: {
      ...(isObject(rest?.value) ? rest.value : {}),
      mappings: mappings.map(({value}) => value),
    } satisfies JsonObject,
    locate: ([key, index, ...path], part) => {
      if (key === undefined) return rest?.locate([]) ?? start;
      if (key !== 'mappings') {
        return rest?.locate(index === undefined ? [key] : [key, index, ...path], part) ?? start;
      }
      return mappings[Number(index)]?.locate(path, part) ?? start;
    },
  };
}

/** Whether a document is a single mapping, as a file of a folder has it. */
export function isMappingFile(value: Json): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, 'object_name');
}

/** Whether a document is what a folder says of the connection, beside the mappings. */
export function isConnectionFile(name: string, value: Json): value is JsonObject {
  const named = /^connection\.(json|ya?ml)$/i.test(name);
  return named && isObject(value) && !Object.hasOwn(value, 'mappings');
}

function misplaced(folder: string, source: Source, reason: string): Failure {
  const position = source.locate([]);
  return new Failure('bad_input', `${folder} is not a configuration folder.`, {
    reason: `${formatPosition(position)}: ${reason}`,
    next: {
      run: 'config:export',
      connection: 'typed',
      flags: {split: 'FOLDER'},
      note: 'creates a valid folder',
    },
    details: {...position},
    facts: {position},
  });
}
