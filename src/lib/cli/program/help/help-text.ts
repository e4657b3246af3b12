import {CommandHelp, Help as OclifHelp} from '@oclif/core/help';
import type {Command} from '@oclif/core/command';
import {
  canonicalCommand,
  commandsOf,
  descriptionOf,
  visibleCommands,
  visibleTopics,
} from './catalog.ts';
import {rowsOf, type Row} from './rows.ts';
import {usageLines, valueOf} from './usage-lines.ts';

/** What somebody new runs first. */
const start = ['demo', 'auth:login', 'connections:list', 'help'];

/** The groups of flags that many commands have, in the order of their help. */
const shared = ['OUTPUT', 'CONNECTION', 'WAITING', 'GLOBAL'];

/** So many values of a flag are listed in its help. */
const mostOptions = 8;

/** The help of a command: usage and defaults in our words, and the tables that the manifest has of it. */
class TextOfCommand extends CommandHelp {
  protected override sections() {
    const {tables = {}} = this.command as {tables?: Record<string, [string, string][]>};
    const added = Object.entries(tables).map(([title, body]) => {
      const header = title.toUpperCase();
      return {header, generate: () => [{header, body}]};
    });
    const all = super.sections();
    const first = (header: string) => all.filter((section) => section.header === header);
    const rest = all.filter(({header}) => header !== 'USAGE' && header !== 'DESCRIPTION');
    return [...first('USAGE'), ...first('DESCRIPTION'), ...rest, ...added];
  }

  protected override usage(): string {
    return usageLines(this.command)
      .map((line) => this.wrap(`$ ${this.config.bin} ${line}`, this.indentSpacing))
      .join('\n');
  }

  /** Without the summary, which stands above it. */
  protected override description(): string | undefined {
    const {description} = this.command;
    return description === undefined ? undefined : this.wrap(description);
  }

  protected override args(args: Command.Arg.Any[]): [string, string | undefined][] | undefined {
    return super.args(
      args.map(({options, ...arg}) => ({
        ...arg,
        description: withOptions(arg.description ?? '', options),
      })),
    );
  }

  protected override examples(examples: Command.Example[] | undefined): string | undefined {
    return examples
      ?.map((line) => `$ ${typeof line === 'string' ? line : line.command}`)
      .join('\n\n');
  }

  /** A command's own flags come first, those that many have next, and those that all have last. */
  protected override groupFlags(flags: Command.Flag.Any[]) {
    const {mainFlags, flagGroups} = super.groupFlags(flags);
    const rank = ([group]: [string, unknown]) => shared.indexOf(group);
    const groups = Object.entries(flagGroups).sort((a, b) => rank(a) - rank(b));
    return {mainFlags, flagGroups: Object.fromEntries(groups)};
  }

  protected override flags(flags: Command.Flag.Any[]): [string, string | undefined][] | undefined {
    return super.flags(flags.map(inOurWords));
  }

  override renderList(rows: Row[]): string {
    return rowsOf(rows, this.opts.maxWidth - this.indentSpacing, (text, columns) =>
      this.wrap(text, this.opts.maxWidth - columns),
    );
  }
}

/** A flag whose description says the values and the default, as oclif says them in its own way. */
function inOurWords(flag: Command.Flag.Any): Command.Flag.Any {
  if (flag.type !== 'option') return flag;
  const {
    options,
    default: usual,
    ...rest
  } = flag as Omit<typeof flag, 'default'> & {default?: unknown};
  const known = typeof usual === 'string' || typeof usual === 'number';
  const described = (flag.description ?? '').replace(
    /\.$/,
    known ? ` (default: ${String(usual)}).` : '.',
  );
  const description = withOptions(described, options);
  return {...rest, description, required: false, helpValue: valueOf(flag)};
}

/** A description with the values that there are to choose from, where they are not too many. */
function withOptions(description: string, options: readonly string[] | undefined): string {
  const listed = options !== undefined && options.length <= mostOptions;
  return listed ? `${description} One of: ${options.join(', ')}.` : description;
}

/** oclif's help, kept instead of printed, so that it goes where all output goes. */
export class HelpText extends OclifHelp {
  protected override CommandHelpClass = TextOfCommand;

  /** The whole program: where to start, its topics, and the commands that are in none. */
  program({all}: {all: boolean}): string {
    const {bin} = this.config;
    const row = (name: string, summary: string | undefined): Row => [name, summary];
    const listed = visibleCommands(this.config).filter(({id}) => all || !id.includes(':'));
    const rest = listed.filter(({id}) => all || !start.includes(id));
    return this.#page([
      this.wrap(`${descriptionOf(this.config)}.`, 0),
      this.section(
        'START HERE',
        start.map((id) => {
          const line = `${bin} ${id}${id === 'help' ? ' [COMMAND]' : ''}`;
          return row(line, this.config.findCommand(id)?.summary) as [string, string];
        }),
      ),
      this.section(
        'TOPICS',
        visibleTopics(this.config).map(
          ({name, description}) => row(name, description) as [string, string],
        ),
      ),
      this.#commands(rest),
    ]);
  }

  /** A topic: its commands, and what its name alone does. */
  topic(name: string): string {
    const {bin} = this.config;
    const alone = canonicalCommand(this.config, name);
    return this.#page([
      this.wrap(this.config.findTopic(name)?.description ?? name, 0),
      this.section('USAGE', `$ ${bin} ${name}:COMMAND [flags]`),
      this.#commands(commandsOf(this.config, name)),
      alone === undefined ? '' : this.wrap(`${bin} ${name} is short for ${bin} ${alone.id}.`, 0),
    ]);
  }

  /** A command. */
  ofCommand(command: Command.Loadable): string {
    return this.#page([this.wrap(command.summary ?? '', 0), this.formatCommand(command)]);
  }

  override renderList(rows: Row[]): string {
    return rowsOf(rows, this.opts.maxWidth - this.indentSpacing, (text, columns) =>
      this.wrap(text, this.opts.maxWidth - columns),
    );
  }

  #commands(commands: readonly Command.Loadable[]): string {
    return this.section(
      'COMMANDS',
      commands.map(({id, summary}) => [id, summary] as [string, string]),
    );
  }

  #page(parts: readonly string[]): string {
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  }
}
