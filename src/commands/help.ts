import {commands} from '@oclif/plugin-help';
import {HconnectCommand} from '../lib/cli/base.ts';
import {argument, dedent, Flags} from '../lib/cli/command.ts';
import {splitCommand} from '../lib/cli/program/arguments.ts';
import type {ProgramConfig} from '../lib/cli/program/config.ts';
import {showHelp} from '../lib/cli/program/help/show-help.ts';

/** oclif's help command, which shows our help and also takes a command’s words apart: help connections list. */
export default class Help extends commands.help {
  static override strict = false;
  static override summary = 'Show help for a command or topic.';
  static override description = dedent`Without COMMAND, shows where to start, and all topics. With --json, prints
everything that help knows as one document, for scripts and editors: commands, arguments, flags and
examples.`;
  static override examples = [
    '<%= config.bin %> help connections:list',
    '<%= config.bin %> help connections',
    '<%= config.bin %> help connections:list --json',
  ];
  static override args = {
    command: argument({description: 'Command or topic.'}),
  };
  static override flags = {
    'nested-commands': Flags.boolean({char: 'n', description: 'List the commands of every topic.'}),
    ...HconnectCommand.baseFlags,
  };

  declare config: ProgramConfig;

  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called as Help.run()
  static override run = HconnectCommand.run as typeof commands.help.run;

  override async run(): Promise<void> {
    const {argv, flags} = await this.parse(Help);
    const config = await this.config.full();
    const [id] = splitCommand(argv as string[], config.getAllCommandIDs());
    const {json, 'nested-commands': all} = flags;
    await showHelp(config, id, {all, json});
  }
}
