import {argument, dedent, Flags, HconnectCommand} from '../lib/cli/command.ts';
import {showHelp} from '../lib/cli/program/help/show-help.ts';
import {splitCommand} from '../lib/cli/program/arguments.ts';

export default class Help extends HconnectCommand<typeof Help> {
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
    command: argument({description: 'Command or topic.', multiple: true}),
  };
  static override flags = {
    'nested-commands': Flags.boolean({char: 'n', description: 'List the commands of every topic.'}),
  };

  async run(): Promise<void> {
    const {command = []} = this.args;
    const config = await this.config.full();
    const [id] = splitCommand(command, config.getAllCommandIDs());
    const {json, 'nested-commands': all} = this.flags;
    await showHelp(config, id, {all, json});
  }
}
