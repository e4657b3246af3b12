/*
 * Runs a command that is in the table without oclif's own loading, which reads the manifest, sorts
 * every command and topic, and asks for plugins. Saves 0.45 times a bare node. Without this file
 * every command is found by that way, and does the same.
 */
import type {Command} from '@oclif/core/command';
import packageJson from '../../../../package.json' with {type: 'json'};
import {userAgent} from '../../../version.ts';
import {hasFlag, splitCommand} from './arguments.ts';
import {
  loadConfig,
  OwnConfig,
  type CommandTable,
  type ConfigOptions,
  type ProgramConfig,
} from './config.ts';
import type {Runtime} from './runtime.ts';

/** A command of the table, and the words of the command line that are for it. */
export interface Found {
  id: string;
  words: string[];
  load: () => Promise<Command.Class>;
}

/** The command that a command line names by its own name; null for aliases, topics and help. */
export function findInTable(argv: readonly string[], commands: CommandTable): Found | null {
  if (hasFlag(argv, '--help', '-h')) return null;
  const [id, words] = splitCommand(argv, Object.keys(commands));
  const module = Object.hasOwn(commands, id) ? commands[id] : undefined;
  if (module === undefined) return null;
  const load = async () => {
    const {default: command} = await module();
    command.id = id;
    return command;
  };
  return {id, words, load};
}

/** What a command asks of oclif's configuration while it runs, and no more. */
class QuickConfig extends OwnConfig {
  readonly #options: ConfigOptions;

  constructor(options: ConfigOptions, runtime: Runtime) {
    super({root: options.root}, runtime);
    this.#options = options;
    this.name = packageJson.name;
    this.version = packageJson.version;
    this.bin = packageJson.oclif.bin;
    this.dirname = packageJson.oclif.dirname;
    this.topicSeparator = packageJson.oclif.topicSeparator as ':';
    this.userAgent = userAgent;
  }

  /** hconnect has no plugins that could have hooks. */
  override runHook(): Promise<{failures: never[]; successes: never[]}> {
    return Promise.resolve({failures: [], successes: []});
  }

  override thorough(): Promise<ProgramConfig> {
    return loadConfig(this.#options, this.runtime);
  }
}

/** The configuration with which a command of the table runs. */
export function quickConfig(options: ConfigOptions, runtime: Runtime): ProgramConfig {
  return new QuickConfig(options, runtime);
}
