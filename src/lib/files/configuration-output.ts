import {stat} from 'node:fs/promises';
import path from 'node:path';
import type {Configuration} from '../domain/configuration/configuration.ts';
import {isPart, splitDocument, type KnownFile} from '../domain/configuration/split.ts';
import {sameJson, type JsonObject} from '../domain/json.ts';
import {again} from '../next-step.ts';
import {formatOf, parseSource} from '../domain/source/parse.ts';
import type {Format, TextSource} from '../domain/source/source.ts';
import {sameLines, textIn} from '../domain/source/text.ts';
import {nextForSystem, systemReason} from '../domain/text/system-reason.ts';
import {catchFailure, Failure} from '../errors.ts';
import {isFolder, listFiles} from './configuration-files.ts';
import {readInput, type Input} from './input-file.ts';
import {makeFolder} from './make-folder.ts';
import {removeOutput, writeOutput} from './output-file.ts';

interface Options {
  /** As the file’s ending, or the files that are there, say, where nobody does. */
  format: Format | undefined;
  overwrite: boolean;
}

/** What became of the files of a folder. */
export interface WrittenFolder {
  written: string[];
  unchanged: string[];
  removed: string[];
}

/**
 * Writes a document to a file. The comments of a YAML file that is written over stay.
 *
 * @throws Failure `usage` where there is one and `overwrite` is false, `io` where it cannot be
 */
export async function writeDocument(
  file: string,
  document: JsonObject,
  {format, overwrite}: Options,
  input: Input,
): Promise<void> {
  const chosen = format ?? formatOf(file) ?? 'json';
  const old = overwrite ? await readOld(file, input) : null;
  await writeOutput(file, textLike(old, chosen, document), {overwrite});
}

/**
 * Writes a configuration to a folder, one mapping a file. Only with `overwrite` are files written over,
 * and those of mappings that are gone removed; others are left alone.
 *
 * @param agree is asked before anything is written, with what will be done
 */
export async function writeFolder(
  folder: string,
  configuration: Configuration,
  {format, overwrite}: Options,
  input: Input,
  agree: (planned: WrittenFolder) => Promise<void>,
): Promise<WrittenFolder> {
  const old = new Map<string, OldFile | null>();
  for (const name of (await isFolder(folder)) ? await listFiles(folder) : []) {
    old.set(name, await readOld(path.join(folder, name), input));
  }
  const known: KnownFile[] = [...old].map(([name, file]) => {
    return {name, format: formatOf(name) ?? 'json', value: file?.value ?? null};
  });
  if (!overwrite && known.some(isPart)) throw inUse(folder);
  const {files, gone} = splitDocument(configuration, known, format ?? usualFormat(known));
  const texts = files.map(({name, value}) => {
    const before = old.get(name) ?? null;
    const text = textLike(before, formatOf(name) ?? 'json', value);
    return {name, text, same: text === before?.text};
  });
  const namesOf = (isSame: boolean) =>
    texts.filter(({same}) => same === isSame).map(({name}) => name);
  const planned = {written: namesOf(false), unchanged: namesOf(true), removed: gone};
  await agree(planned);
  makeOutputFolder(folder);
  for (const {name, text, same} of texts) {
    if (!same) await writeOutput(path.join(folder, name), text, {overwrite});
  }
  for (const name of gone) await removeOutput(path.join(folder, name));
  return planned;
}

type OldFile = TextSource & {text: string};

function textLike(old: OldFile | null, format: Format, value: JsonObject): string {
  if (old?.format !== format) return textIn(format, value);
  // Its anchors would become copies, and it says the same.
  if (old.hasAnchors && sameJson(old.value, value)) return old.text;
  const text = old.rewrite(value);
  return sameLines(text, old.text) ? old.text : text;
}

/** A file that is there and can be read as JSON or YAML; else null. */
async function readOld(file: string, input: Input): Promise<OldFile | null> {
  const there = await stat(file).catch(() => null);
  if (there?.isFile() !== true) return null;
  return catchFailure(
    'bad_input',
    async () => {
      const text = await readInput(file, input, {bom: true});
      return {...(await parseSource(text, file)), text};
    },
    () => null,
  );
}

function usualFormat(known: readonly KnownFile[]): Format {
  const parts = known.filter(isPart);
  return parts.length > 0 && parts.every(({format}) => format === 'yaml') ? 'yaml' : 'json';
}

function makeOutputFolder(folder: string): void {
  try {
    makeFolder(folder, 0o777);
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new Failure('io', `Cannot write ${folder}.`, {
      reason: isFile ? 'It is a file, not a folder.' : systemReason(error),
      next: nextForSystem(error, again('choose another folder')),
      details: {file: folder},
    });
  }
}

function inUse(folder: string): Failure {
  return new Failure('usage', `${folder} already has mappings; not overwritten.`, {
    reason: 'Use --overwrite to replace them.',
    next: {again: {flags: {overwrite: true}}},
    details: {file: folder},
  });
}
