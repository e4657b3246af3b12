import {userAgent} from '../../../version.ts';
import {hasFlag, splitCommand} from './arguments.ts';
import {loadConfig, type ConfigOptions, type ProgramConfig} from './config.ts';
import {findInTable, quickConfig} from './quick.ts';
import type {Runtime} from './runtime.ts';
import {isUsageError, unknownCommand, usageFailure} from './usage.ts';

/**
 * Runs the command that a command line names, or shows the help or the version that it asks for.
 *
 * @returns the exit status: 0, or that of the program that a command has run
 */
export async function dispatch(
  argv: string[],
  runtime: Runtime,
  options: ConfigOptions,
): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-v') {
    await runtime.terminal.out.write(`${userAgent}\n`);
    return 0;
  }
  const found = options.ordinary ? null : findInTable(argv, options.commands);
  if (found === null) return dispatchByManifest(argv, await loadConfig(options, runtime));
  const {id, words, load} = found;
  const config = quickConfig(options, runtime);
  return runCommand(config, id, words, async () => (await load()).run(words, config));
}

/** Finds a command, a topic or help among all that there are. */
async function dispatchByManifest(argv: string[], config: ProgramConfig): Promise<number> {
  const ids = config.getAllCommandIDs();
  const [id, rest] = splitCommand(argv, ids);
  const command = config.findCommand(id);
  const helped = argv.length === 0 || hasFlag(argv, '--help', '-h');
  if (!helped && command !== undefined) {
    return runCommand(config, id, rest, () => config.runCommand(id, rest, command));
  }
  const [next] = rest;
  // A word after a topic is meant to be a command; help and a status of 0 would hide the slip.
  const below = next === undefined || next.startsWith('-') ? id : `${id}:${next}`;
  if (!helped && (below !== id || config.findTopic(id) === undefined)) {
    throw unknownCommand(below, ids);
  }
  const {showHelp} = await import('./help.ts');
  await showHelp(config, helped && id.startsWith('-') ? '' : id);
  return 0;
}

async function runCommand(
  config: ProgramConfig,
  id: string,
  words: readonly string[],
  run: () => Promise<unknown>,
): Promise<number> {
  try {
    const status = await run();
    return typeof status === 'number' ? status : 0;
  } catch (error) {
    if (!isUsageError(error)) throw error;
    const all = await config.thorough();
    const called = {id, words, command: all.findCommand(id)};
    throw usageFailure(error, called, all.getAllCommandIDs());
  }
}
