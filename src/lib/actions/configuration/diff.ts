import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {readWithOverlay} from './desired-configuration.ts';
import {readConfigurationOf} from './export.ts';
import {diffMappings, diffRest, ignoredIn, type Difference} from '../../domain/comparison/diff.ts';
import type {Configuration} from '../../domain/configuration/configuration.ts';
import {Failure} from '../../errors.ts';
import type {Input} from '../../files/input-file.ts';
import {exists, readConfigurationSource} from '../../files/configuration-files.ts';

/** What leads to a connection, where one is compared. */
interface Access {
  /** The connection that a word names. @throws Failure `usage` for a word that can be no name */
  named: (word: string) => Selector;
  open: () => Promise<Context>;
}

/**
 * Compares two configurations: each is a file, a folder, stdin or a connection. A word that is the
 * path of something, or looks like one, is a file.
 *
 * @param rest compares what the documents say besides their mappings, too
 * @param overlay a file with what is different in this environment; it changes the sides that are files
 * @throws Failure `bad_input`, `not_found`, or `usage` where both are stdin
 */
export async function diffConfigurations(
  input: Input,
  [from, to]: readonly [string, string],
  {named, open}: Access,
  {rest, overlay}: {rest: boolean; overlay?: string | undefined},
): Promise<Difference> {
  if (from === '-' && to === '-') {
    throw new Failure('usage', 'Both sides are stdin.', {
      reason: 'stdin can be read only once; name a file or a connection.',
      next: {run: 'config:diff', args: ['-', 'connect.json']},
    });
  }
  let context: Promise<Context> | null = null;
  let files = 0;
  const read = async (word: string): Promise<Configuration> => {
    const isFile = word === '-' || /[/\\]|\.(json|ya?ml)$/i.test(word) || (await exists(word));
    if (isFile) {
      files += 1;
      const document = await readConfigurationSource(word, input);
      if (overlay === undefined) return document;
      const {configuration} = await readWithOverlay(document.mappings, overlay, input);
      return {...document, mappings: configuration.mappings};
    }
    const selector = named(word);
    const {configuration} = await readConfigurationOf(await (context ??= open()), selector);
    return configuration;
  };
  // One after the other: where one is wrong, nothing is left under way.
  const before = await read(from);
  const after = await read(to);
  if (overlay !== undefined && files === 0) {
    throw new Failure('usage', '--overlay changes files, and neither side is a file.', {
      next: {again: {without: ['overlay']}},
    });
  }
  return {
    from,
    to,
    mappings: diffMappings(before.mappings, after.mappings),
    ignored: ignoredIn(before.mappings, after.mappings),
    rest: rest ? diffRest(before, after) : [],
  };
}
