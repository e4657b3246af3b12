import {readStartSettings} from '../../../session/settings.ts';
import {jsonText} from '../../../terminal/json.ts';
import type {ProgramConfig} from '../config.ts';
import {unknownCommand} from '../usage.ts';
import {canonicalCommand} from './catalog.ts';
import {commandDocument, programDocument, topicDocument} from './help-document.ts';
import {HelpText} from './help-text.ts';

/** How help is shown. */
export interface HelpOptions {
  /** With the commands of every topic. */
  all?: boolean;
  /** As one JSON document. */
  json?: boolean;
}

/** How wide help is where no terminal tells. */
const usualWidth = 80;

/**
 * Shows the help of a command or a topic, or of the program where `id` is empty.
 *
 * @throws Failure `usage` where nothing is called `id`
 */
export async function showHelp(
  config: ProgramConfig,
  id: string,
  {all = false, json = false}: HelpOptions = {},
): Promise<void> {
  const {env, terminal} = config.runtime;
  const columns = Number(readStartSettings(env).columns ?? terminal.out.width);
  const maxWidth = columns > 0 ? columns : usualWidth;
  const text = new HelpText(config, {...config.pjson.oclif.helpOptions, all, maxWidth});
  await terminal.out.write(helpOf(config, id, text, {all, json}));
}

function helpOf(
  config: ProgramConfig,
  id: string,
  text: HelpText,
  {all, json}: Required<HelpOptions>,
): string {
  if (id === '') return json ? jsonText(programDocument(config)) : text.program({all});
  if (
    config.findTopic(id) !== undefined &&
    (config.findCommand(id)?.aliases.includes(id) ?? true)
  ) {
    return json ? jsonText(topicDocument(config, id)) : text.topic(id);
  }
  const command = canonicalCommand(config, id);
  if (command === undefined) throw unknownCommand(id, config.getAllCommandIDs());
  return json ? jsonText(commandDocument(config, command)) : text.ofCommand(command);
}
