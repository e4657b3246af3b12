import type {Command} from '@oclif/core/command';
import type {Config} from '@oclif/core/config';

/** A command as oclif's `explicit` strategy takes it, whose module is loaded when it runs. */
export interface LazyCommand {
  load: () => Promise<Command.Class>;
  run: (argv: string[], config: Config) => Promise<unknown>;
}

export type LazyCommands = Readonly<Record<string, LazyCommand>>;

/**
 * The table for oclif's `explicit` strategy. oclif expects the commands' classes in it, and so to
 * load every one of them at each start; where there is a manifest, it asks for `run` alone.
 *
 * @param modules by the commands' ids, how each is imported
 */
export function lazyCommands(
  modules: Readonly<Record<string, () => Promise<{default: Command.Class}>>>,
): LazyCommands {
  return Object.fromEntries(
    Object.entries(modules).map(([id, module]) => {
      const load = async () => {
        const {default: command} = await module();
        command.id = id;
        return command;
      };
      const run = async (argv: string[], config: Config) =>
        (await load()).run(argv, config) as Promise<unknown>;
      return [id, {load, run}];
    }),
  );
}

/** A command whose help has tables, by their titles; what they are made of is loaded for them. */
interface WithTables {
  helpTables?: () => Promise<Readonly<Record<string, [string, string][]>>>;
}

/** The classes themselves, of which a manifest can be made. */
export async function loadCommands(commands: LazyCommands): Promise<Record<string, Command.Class>> {
  const loading = Object.entries(commands).map(async ([id, {load}]) => {
    const command = await load();
    const tables = await (command as WithTables).helpTables?.();
    // An own property that is no function: oclif writes it into the manifest.
    return [id, tables === undefined ? command : Object.assign(command, {tables})] as const;
  });
  return Object.fromEntries(await Promise.all(loading));
}
