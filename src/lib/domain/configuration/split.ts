import type {Json, JsonObject} from '../json.ts';
import {isConnectionFile, isMappingFile} from '../source/join.ts';
import type {Format} from '../source/source.ts';
import {byObject, canonicalMapping, canonicalRest} from './canonical.ts';
import type {Configuration} from './configuration.ts';

/** A file that a folder has to have. */
export interface SplitFile {
  name: string;
  value: JsonObject;
}

/** A file that a folder has. */
export interface KnownFile {
  name: string;
  format: Format;
  /** Null where it cannot be read. */
  value: Json;
}

/**
 * Splits a configuration into files in canonical form: one for each mapping, and one for the rest. A mapping that has a
 * file of the format keeps it, whatever its name.
 *
 * @param known the files that are there
 * @returns the files, and the names of those that are of mappings or settings no longer there
 */
export function splitDocument(
  configuration: Configuration,
  known: readonly KnownFile[],
  format: Format,
): {files: SplitFile[]; gone: string[]} {
  const taken = new Set(known.map(({name}) => stem(name).toLowerCase()));
  taken.add('connection');
  const mappings = [...configuration.mappings].sort(byObject);
  const files = mappings.map((mapping): SplitFile => {
    const {object_name: object} = mapping;
    const value = canonicalMapping(mapping);
    const there = known.filter(
      (file) => isMappingFile(file.value) && file.value.object_name === object,
    );
    const own = there.find((file) => file.format === format);
    return {name: own?.name ?? `${freeStem(object, taken, there[0]?.name)}.${format}`, value};
  });
  const rest = canonicalRest(configuration);
  const settings = known.find(
    (file) => file.format === format && isConnectionFile(file.name, file.value),
  );
  if (Object.keys(rest).length > 0) {
    files.push({name: settings?.name ?? `connection.${format}`, value: rest});
  }
  const expected = new Set(files.map(({name}) => name));
  const gone = known.filter((file) => isPart(file) && !expected.has(file.name));
  return {files, gone: gone.map(({name}) => name)};
}

/** Whether a file is one that a split has written, or could have. */
export function isPart({name, value}: KnownFile): boolean {
  return isMappingFile(value) || isConnectionFile(name, value);
}

/** Names that a system keeps for its devices, in any case and with any ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const longestStem = 100;

/**
 * A name for an object’s file that every file system takes and no other file has, whatever the
 * case: objects may differ in nothing else.
 *
 * @param old its file of another format, whose name is free for it
 */
function freeStem(object: string, taken: Set<string>, old: string | undefined): string {
  const safe = object.replace(/\W/g, '_').slice(0, longestStem) || 'mapping';
  const free = (name: string) =>
    !taken.has(name.toLowerCase()) || (old !== undefined && stem(old) === name);
  let name = devices.test(safe) ? `${safe}~` : safe;
  for (let number = 2; !free(name); number += 1) name = `${safe}~${number}`;
  taken.add(name.toLowerCase());
  return name;
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
