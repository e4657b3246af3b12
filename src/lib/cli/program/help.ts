import {CommandHelp, Help as OclifHelp} from '@oclif/core/help';
import type {ProgramConfig} from './config.ts';
import {unknownCommand} from './usage.ts';

/** The help of a command, and the tables that the manifest has of it. */
class HelpWithTables extends CommandHelp {
  protected override sections() {
    const {tables = {}} = this.command as {tables?: Record<string, [string, string][]>};
    const added = Object.entries(tables).map(([title, body]) => {
      const header = title.toUpperCase();
      return {header, generate: () => [{header, body}]};
    });
    return [...super.sections(), ...added];
  }
}

/** oclif's help, kept instead of printed, so that it goes where all output goes. */
class KeptHelp extends OclifHelp {
  protected override CommandHelpClass = HelpWithTables;
  text = '';

  protected override log(...parts: string[]): void {
    this.text += `${parts.join(' ')}\n`;
  }
}

/**
 * Shows the help of a command or a topic, or of the program where `id` is empty.
 *
 * @param all with the commands of every topic
 * @throws Failure `usage` where nothing is called `id`
 */
export async function showHelp(
  config: ProgramConfig,
  id: string,
  {all = false} = {},
): Promise<void> {
  const known = config.findCommand(id) !== undefined || config.findTopic(id) !== undefined;
  if (id !== '' && !known) throw unknownCommand(id, config.getAllCommandIDs());
  const help = new KeptHelp(config, {...config.pjson.oclif.helpOptions, all});
  await help.showHelp(id === '' ? [] : [id]);
  await config.runtime.terminal.out.write(help.text);
}
