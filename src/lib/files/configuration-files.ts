import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import type {Configuration} from '../domain/configuration/configuration.ts';
import {configurationOf} from '../domain/configuration/parse.ts';
import {again} from '../next-step.ts';
import {joinSources} from '../domain/source/join.ts';
import {formatOf, parseSource} from '../domain/source/parse.ts';
import type {Source} from '../domain/source/source.ts';
import {systemReason} from '../domain/text/system-reason.ts';
import {Failure} from '../errors.ts';
import {largestInput, readInput, type Input} from './input-file.ts';

/**
 * Reads a document from a file, a folder with one mapping a file or, for a dash, stdin.
 *
 * @throws Failure `bad_input` where there is none, with its place where it cannot be parsed
 */
export async function readSource(from: string, input: Input): Promise<Source> {
  if (from === '-' || !(await isFolder(from))) {
    return parseSource(await readInput(from, input), nameOfInput(from));
  }
  const parts = [];
  let size = 0;
  for (const name of await filesOf(from)) {
    const file = path.join(from, name);
    const text = await readInput(file, input);
    size += text.length;
    if (size > largestInput) {
      throw unreadableFolder(from, 'Its files are larger than 32 MiB.');
    }
    parts.push({name, source: await parseSource(text, file)});
  }
  return joinSources(from, parts);
}

/**
 * Reads a configuration from a file, a folder or, for a dash, stdin.
 *
 * @throws Failure `bad_input` with every finding and its place
 */
export async function readConfigurationSource(from: string, input: Input): Promise<Configuration> {
  return configurationOf(await readSource(from, input), nameOfInput(from));
}

/** How an input is called in messages. */
export function nameOfInput(from: string): string {
  return from === '-' ? 'stdin' : from;
}

/** Whether there is a file or a folder. */
export async function exists(from: string): Promise<boolean> {
  return (await stat(from).catch(() => null)) !== null;
}

export async function isFolder(from: string): Promise<boolean> {
  const there = await stat(from).catch(() => null);
  return there?.isDirectory() === true;
}

/**
 * The files of a folder that are JSON or YAML.
 *
 * @throws Failure `bad_input` where there is none
 */
export async function filesOf(folder: string): Promise<string[]> {
  const names = await listFiles(folder);
  if (names.length > 0) return names;
  throw unreadableFolder(folder, 'The folder has no JSON or YAML files.');
}

/**
 * The names of a folder’s files that are JSON or YAML, sorted. What begins with a dot is not meant,
 * nor are the folders in it.
 */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch((error: unknown) => {
    throw unreadableFolder(folder, systemReason(error));
  });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({name}) => name)
    .filter((name) => formatOf(name) !== null)
    .sort();
}

function unreadableFolder(folder: string, reason: string): Failure {
  return new Failure('bad_input', `Cannot read ${folder}.`, {
    reason,
    next: again('check the path'),
    details: {file: folder},
  });
}
