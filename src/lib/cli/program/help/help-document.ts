import type {Command} from '@oclif/core/command';
import type {Interfaces} from '@oclif/core';
import {commandsOf, descriptionOf, visibleCommands, visibleTopics} from './catalog.ts';
import {usageLines, valueOf} from './usage-lines.ts';

/*
 * Help for a script or an editor. Its fields are only ever added to. Every part is complete in
 * itself: what `help COMMAND --json` prints is also an item of `commands` in the whole document.
 */

/** The program with its topics and commands. */
export function programDocument(config: Interfaces.Config) {
  return {
    name: config.bin,
    version: config.version,
    summary: descriptionOf(config),
    topics: visibleTopics(config).map(({name, description = null}) => ({
      name,
      summary: description,
      commands: commandsOf(config, name).map(({id}) => id),
    })),
    commands: visibleCommands(config).map((command) => commandDocument(config, command)),
  };
}

/** A topic with its commands. */
export function topicDocument(config: Interfaces.Config, topic: string) {
  return {
    name: topic,
    summary: config.findTopic(topic)?.description ?? null,
    commands: commandsOf(config, topic).map((command) => commandDocument(config, command)),
  };
}

/** A command with its arguments, flags and examples. */
export function commandDocument({bin}: Interfaces.Config, command: Command.Loadable) {
  const {id, aliases, summary = null, description = null, args, flags, examples = []} = command;
  const {tables = {}} = command as {tables?: Record<string, [string, string][]>};
  return {
    id,
    aliases,
    topic: id.includes(':') ? (id.split(':')[0] ?? null) : null,
    summary,
    description,
    usage: usageLines(command).map((line) => `${bin} ${line}`),
    args: Object.values(args)
      .filter(({hidden}) => hidden !== true)
      .map((arg) => ({
        name: arg.name,
        summary: arg.description ?? null,
        required: arg.required ?? false,
        multiple: arg.multiple ?? false,
        options: arg.options ?? null,
      })),
    flags: Object.values(flags)
      .filter(({hidden}) => hidden !== true)
      .map(flagDocument),
    examples: examples
      .filter((example) => typeof example === 'string')
      .map((example) => example.replaceAll('<%= config.bin %>', bin)),
    tables: Object.fromEntries(
      Object.entries(tables).map(([title, rows]) => [
        title,
        rows.map(([name, meaning]) => ({name, summary: meaning})),
      ]),
    ),
  };
}

function flagDocument(flag: Command.Flag.Any) {
  const takesValue = flag.type === 'option';
  return {
    name: flag.name,
    char: flag.char ?? null,
    type: flag.type,
    value: takesValue ? valueOf(flag) : null,
    summary: flag.description ?? null,
    group: flag.helpGroup?.toLowerCase() ?? null,
    required: flag.required ?? false,
    multiple: takesValue && flag.multiple === true,
    negatable: flag.type === 'boolean' && flag.allowNo,
    options: takesValue ? (flag.options ?? null) : null,
    default: takesValue && typeof flag.default === 'string' ? flag.default : null,
    depends_on: flag.dependsOn ?? [],
    exclusive: flag.exclusive ?? [],
  };
}
