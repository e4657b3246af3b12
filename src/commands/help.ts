import {commands} from '@oclif/plugin-help';
import {splitCommand} from '../lib/command/arguments.ts';

/** oclif's help command, which also takes a command’s words apart: help connections list. */
export default class Help extends commands.help {
  static override summary = 'Show the help of a command or a topic.';
  static override description = 'Without one, everything that there is.';
  static override examples = [
    '<%= config.bin %> help connections:list',
    '<%= config.bin %> help connections list',
  ];

  override async run(): Promise<void> {
    const [id, rest] = splitCommand(this.argv, this.config.getAllCommandIDs());
    this.argv = [id, ...rest].filter(Boolean);
    await super.run();
  }
}
