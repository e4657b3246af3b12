import {stat} from 'node:fs/promises';
import type {Context} from '../actions/context.ts';
import {readConfigurationOf} from '../actions/configuration/read.ts';
import type {Configuration} from '../domain/configuration/configuration.ts';
import {Failure} from '../errors.ts';
import type {Runtime} from '../cli/program/runtime.ts';
import {readConfigurationSource} from './configuration-files.ts';

/** What leads to a connection, where a side is one. */
interface Access {
  /** @throws Failure `usage` for a word that can be no name */
  name: (word: string) => string;
  open: () => Promise<Context>;
}

/**
 * Reads the two sides of a comparison: each a file, a folder, stdin or a connection. A word that is
 * the path of something, or looks like one, is a file.
 *
 * @throws Failure `bad_input`, `not_found`, or `usage` where both are stdin
 */
export async function readSides(
  words: readonly [string, string],
  runtime: Runtime,
  {name, open}: Access,
): Promise<[Configuration, Configuration]> {
  if (words[0] === '-' && words[1] === '-') {
    throw new Failure('usage', 'Both sides are stdin, which can be read once.', {
      reason: 'One of them has to be a file or a connection.',
      hint: 'hconnect config:diff - connect.json',
    });
  }
  let context: Promise<Context> | null = null;
  const read = async (word: string) => {
    if (await isFile(word)) return readConfigurationSource(word, runtime);
    const selector = {connection: name(word)};
    return readConfigurationOf(await (context ??= open()), selector);
  };
  // One after the other: where one is wrong, nothing is left under way.
  const from = await read(words[0]);
  return [from, await read(words[1])];
}

async function isFile(word: string): Promise<boolean> {
  if (word === '-' || /[/\\]|\.(json|ya?ml)$/i.test(word)) return true;
  return (await stat(word).catch(() => null)) !== null;
}
