import {Help as OclifHelp} from '@oclif/core/help';
import type {ProgramConfig} from './config.ts';
import {unknownCommand} from './usage.ts';

/** oclif's help, kept instead of printed, so that it goes where all output goes. */
class KeptHelp extends OclifHelp {
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
