import {userAgent} from '../../../version.ts';
import type {TypedCommand, TypedLine} from './typed-line.ts';
import {hasFlag, splitCommand} from './arguments.ts';
import {ProgramConfig, type ProgramOptions} from './config.ts';
import type {LazyCommands} from './lazy-commands.ts';
import type {Runtime} from './runtime.ts';
import {isUsageError, officialCommandFailure, unknownCommand, usageFailure} from './usage.ts';

/** A command, and the words of the command line that are for it. */
interface Found {
  id: string;
  words: string[];
  run: (config: ProgramConfig) => Promise<unknown>;
  /** The flags and arguments that it takes. */
  parameters: () => Promise<Omit<TypedCommand, 'words'>>;
}

/**
 * Runs the command that a command line names, or shows the help or the version that it asks for.
 *
 * @param typed is told the command where that fails
 * @returns the exit status: 0, or that of the program that a command has run
 */
export async function dispatch(
  typed: TypedLine,
  runtime: Runtime,
  options: ProgramOptions,
): Promise<number> {
  const {argv} = typed;
  if (argv[0] === '--version' || argv[0] === '-v') {
    await runtime.terminal.out.write(`${userAgent}\n`);
    return 0;
  }
  const config = new ProgramConfig(options, runtime);
  const quick = options.safeStart ? null : findInTable(argv, options.commands);
  const found = quick ?? findInManifest(argv, await config.full());
  if (found === null) {
    await help(typed, config);
    return 0;
  }
  const {id, words, run, parameters} = found;
  try {
    const status = await run(config);
    return typeof status === 'number' ? status : 0;
  } catch (error) {
    typed.command = {words: argv.length - words.length, ...(await parameters())};
    if (!isUsageError(error)) throw error;
    await config.full();
    const called = {id, words, command: config.findCommand(id)};
    throw usageFailure(error, called, config.getAllCommandIDs());
  }
}

/**
 * The command that a command line names by its own name; null for aliases, topics and help. Without
 * this step the next one finds it, which loads all of oclif's configuration.
 */
export function findInTable(argv: readonly string[], commands: LazyCommands): Found | null {
  if (hasFlag(argv, '--help', '-h')) return null;
  const [id, words] = splitCommand(argv, Object.keys(commands));
  const command = Object.hasOwn(commands, id) ? commands[id] : undefined;
  if (command === undefined) return null;
  const parameters = async () => {
    const {args, flags, baseFlags} = await command.load();
    return {args, flags: {...baseFlags, ...flags}};
  };
  return {id, words, run: (config) => command.run(words, config), parameters};
}

/** The command that a command line names in any way; null for topics and help. */
function findInManifest(argv: readonly string[], config: ProgramConfig): Found | null {
  if (asksForHelp(argv)) return null;
  const [id, words] = splitCommand(argv, config.getAllCommandIDs());
  const command = config.findCommand(id);
  if (command === undefined) return null;
  const {args, flags} = command;
  return {
    id,
    words,
    run: () => config.runCommand(id, words, command),
    parameters: () => Promise.resolve({args, flags}),
  };
}

/** @throws Failure `usage` where a command is meant that does not exist */
async function help(typed: TypedLine, config: ProgramConfig): Promise<void> {
  const {argv} = typed;
  const ids = config.getAllCommandIDs();
  const [id, [next]] = splitCommand(argv, ids);
  const asked = asksForHelp(argv);
  // A word after a topic is meant to be a command; help and a status of 0 would hide the slip.
  const whole = next === undefined || next.startsWith('-') || id.includes(':');
  const below = whole ? id : `${id}:${next}`;
  if (!asked && (below !== id || config.findTopic(id) === undefined)) {
    throw officialCommandFailure(typed) ?? unknownCommand(below, ids);
  }
  const {showHelp} = await import('./help/show-help.ts');
  await showHelp(config, asked && id.startsWith('-') ? '' : id, {json: hasFlag(argv, '--json')});
}

function asksForHelp(argv: readonly string[]): boolean {
  return argv.every((word) => word === '--json') || hasFlag(argv, '--help', '-h');
}
