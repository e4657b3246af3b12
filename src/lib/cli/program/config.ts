import {Config, Plugin} from '@oclif/core/config';
import type {Command} from '@oclif/core/command';
import {settings} from '@oclif/core/settings';
import packageJson from '../../../../package.json' with {type: 'json'};
import {userAgent} from '../../../version.ts';
import type {Runtime} from './runtime.ts';

/** A command's id, and how its module is loaded: only the one that runs is. */
export type CommandTable = Readonly<Record<string, () => Promise<{default: Command.Class}>>>;

export interface ConfigOptions {
  /** The folder of package.json and oclif.manifest.json. */
  root: string;
  commands: CommandTable;
  /** Reads every command instead of the manifest; for development, and to make the manifest. */
  ignoreManifest?: boolean;
  /** Finds every command by oclif's own way, and never in the table alone. */
  ordinary?: boolean;
}

/** oclif's configuration, and the run that it is for. */
export interface ProgramConfig extends Config {
  readonly runtime: Runtime;
  /** With every command and topic. */
  thorough(): Promise<ProgramConfig>;
}

/** The configuration that oclif loads, with what hconnect has its own way for. */
export class OwnConfig extends Config implements ProgramConfig {
  readonly runtime: Runtime;

  constructor(options: Config['options'], runtime: Runtime) {
    super(options);
    this.runtime = runtime;
  }

  override async load(): Promise<void> {
    await super.load();
    this.userAgent = userAgent;
  }

  /** Without a look into the folder of settings: there is one look, that of the terminal. */
  override loadTheme(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  thorough(): Promise<ProgramConfig> {
    return Promise.resolve(this);
  }
}

/** Finds commands in the table instead of in folders, so that they can be in one bundle. */
class ProgramPlugin extends Plugin {
  readonly #commands: CommandTable;

  constructor({root, commands, ignoreManifest = false}: ConfigOptions) {
    super({
      root,
      isRoot: true,
      pjson: packageJson as never,
      ignoreManifest,
      errorOnManifestCreate: true,
    });
    this.#commands = commands;
  }

  override async findCommand(id: string): Promise<Command.Class> {
    const load = this.#commands[id];
    if (load === undefined) throw new Error(`command ${id} not found`);
    const {default: command} = await load();
    command.id = id;
    command.plugin = this;
    return command;
  }
}

/** Loads oclif with the manifest and the table; nothing is looked up in folders. */
export async function loadConfig(options: ConfigOptions, runtime: Runtime): Promise<ProgramConfig> {
  const plugin = await loadPlugin(options);
  const plugins = new Map([[plugin.name, plugin]]);
  const config = new OwnConfig({root: options.root, plugins}, runtime);
  await config.load();
  return config;
}

/** The plugin alone: its `manifest` is what oclif.manifest.json holds. */
export async function loadPlugin(options: ConfigOptions): Promise<Plugin> {
  // Sources are run by whoever started the program; oclif need not look for a compiler.
  settings.enableAutoTranspile = false;
  const plugin = new ProgramPlugin(options);
  await plugin.load();
  return plugin;
}
