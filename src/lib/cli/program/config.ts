import {Config, Plugin} from '@oclif/core/config';
import {settings} from '@oclif/core/settings';
import packageJson from '../../../../package.json' with {type: 'json'};
import {userAgent} from '../../../version.ts';
import {loadCommands, type LazyCommands} from './lazy-commands.ts';
import type {Runtime} from './runtime.ts';

export interface ProgramOptions {
  /** The folder of package.json and oclif.manifest.json. */
  root: string;
  commands: LazyCommands;
  /** Reads every command instead of the manifest; for development. */
  ignoreManifest?: boolean;
  /** Finds every command by oclif's own way, and never in the table alone. */
  safeStart?: boolean;
}

/**
 * oclif's configuration, and the run that it is for. It begins with what a command asks of it while
 * it runs; `full` loads the rest.
 */
export class ProgramConfig extends Config {
  readonly runtime: Runtime;
  readonly #options: ProgramOptions;
  #loading: Promise<void> | undefined;

  constructor(options: ProgramOptions, runtime: Runtime) {
    super({root: options.root});
    this.#options = options;
    this.runtime = runtime;
    this.name = packageJson.name;
    this.version = packageJson.version;
    this.bin = packageJson.oclif.bin;
    this.dirname = packageJson.oclif.dirname;
    this.topicSeparator = packageJson.oclif.topicSeparator as ':';
    this.userAgent = userAgent;
  }

  /** The same, with every command, alias and topic. Loads them once. */
  async full(): Promise<this> {
    await (this.#loading ??= this.load());
    return this;
  }

  /** With the plugin at hand: oclif would make one that loads the bundle a second time. */
  override async load(): Promise<void> {
    const {root, commands, ignoreManifest = false} = this.#options;
    const plugin = await loadPlugin(root, commands, ignoreManifest);
    this.options.plugins = new Map([[plugin.name, plugin]]);
    await super.load();
    // oclif's own has another name for Linux on Windows.
    this.userAgent = userAgent;
  }

  /** Without a look into the folder of settings: there is one look, that of the terminal. */
  override loadTheme(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** hconnect has no hooks, and oclif would look for them in a plugin that need not be loaded. */
  override runHook(): Promise<{failures: never[]; successes: never[]}> {
    return Promise.resolve({failures: [], successes: []});
  }
}

/** What oclif.manifest.json holds, made from the commands themselves. */
export async function makeManifest(root: string, commands: LazyCommands) {
  return (await loadPlugin(root, commands, true)).manifest;
}

async function loadPlugin(root: string, commands: LazyCommands, ignoreManifest: boolean) {
  // Sources are run by whoever started the program; oclif need not look for a compiler.
  settings.enableAutoTranspile = false;
  const plugin = new Plugin({
    root,
    isRoot: true,
    pjson: packageJson as never,
    ignoreManifest,
    errorOnManifestCreate: true,
  });
  // What oclif would find in the file that package.json names, which is running already.
  Object.assign(plugin, {commandCache: ignoreManifest ? await loadCommands(commands) : commands});
  await plugin.load();
  return plugin;
}
