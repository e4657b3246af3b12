import {commands} from '@oclif/plugin-help';
import {HconnectCommand} from '../lib/cli/base.ts';
import {splitCommand} from '../lib/cli/program/arguments.ts';
import type {ProgramConfig} from '../lib/cli/program/config.ts';
import {showHelp} from '../lib/cli/program/help.ts';

/** oclif's help command, which also takes a command’s words apart: help connections list. */
export default class Help extends commands.help {
  static override summary = 'Show the help of a command or a topic.';
  static override description = 'Without one, everything that there is.';
  static override examples = [
    '<%= config.bin %> help connections:list',
    '<%= config.bin %> help connections list',
  ];

  declare config: ProgramConfig;

  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called as Help.run()
  static override run = HconnectCommand.run as typeof commands.help.run;

  override async run(): Promise<void> {
    const {argv, flags} = await this.parse(commands.help);
    const config = await this.config.full();
    const [id] = splitCommand(argv as string[], config.getAllCommandIDs());
    await showHelp(config, id, {all: flags['nested-commands']});
  }
}
