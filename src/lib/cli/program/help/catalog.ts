import type {Command} from '@oclif/core/command';
import type {Interfaces} from '@oclif/core';

/** What the program is, in one line. */
export function descriptionOf({pjson}: Interfaces.Config): string {
  return (pjson as {description?: string}).description ?? '';
}

/** Every command that help shows, once, by its own id. */
export function visibleCommands({commands}: Interfaces.Config): Command.Loadable[] {
  const aliases = new Set(commands.flatMap((command) => command.aliases));
  return commands
    .filter(({id, hidden}) => !hidden && !aliases.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every topic that has commands. */
export function visibleTopics(config: Interfaces.Config): Interfaces.Config['topics'] {
  const commands = visibleCommands(config);
  return config.topics
    .filter(({name}) => commands.some(({id}) => id.startsWith(`${name}:`)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The commands of a topic. */
export function commandsOf(config: Interfaces.Config, topic: string): Command.Loadable[] {
  return visibleCommands(config).filter(({id}) => id.startsWith(`${topic}:`));
}

/** The command that an id or an alias names, under its own id; undefined for neither. */
export function canonicalCommand(
  config: Interfaces.Config,
  id: string,
): Command.Loadable | undefined {
  return config.commands.find(({aliases}) => aliases.includes(id)) ?? config.findCommand(id);
}
