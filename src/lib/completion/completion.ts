import type {Command} from '@oclif/core/command';

/** What a word on a command line could become. */
export interface Candidate {
  value: string;
  description?: string | undefined;
}

/** What can be offered without asking anybody: the manifest, and what is remembered. */
export interface Vocabulary {
  commands: readonly Command.Loadable[];
  topics: readonly {name: string; description?: string | undefined}[];
  /** Words by what they are names of. */
  names: Readonly<Record<NameKind, Names>>;
}

type Names = (words: readonly string[]) => readonly string[] | Promise<readonly string[]>;

/** What the value of a flag or an argument is the name of. */
export type NameKind =
  | 'app'
  | 'resource'
  | 'connection'
  | 'mapping'
  | 'region'
  | 'connection_state'
  | 'mapping_state'
  | 'state'
  | 'scenario'
  | 'file';

/** The shell completes names of files itself. */
export const files = 'files';

/** What flags and arguments are names of, by their own names. */
const kinds: Readonly<Record<string, NameKind>> = {
  app: 'app',
  resource: 'resource',
  connection: 'connection',
  mapping: 'mapping',
  object: 'mapping',
  region: 'region',
  for: 'connection_state',
  state: 'state',
  scenario: 'scenario',
  file: 'file',
  from: 'file',
  input: 'file',
  output: 'file',
  world: 'file',
};

/**
 * What the last word of a command line could become.
 *
 * @param words after the program's name; the last one is what has been typed of it so far
 * @returns candidates that begin with it, or `files`
 */
export async function complete(
  words: readonly string[],
  vocabulary: Vocabulary,
): Promise<Candidate[] | typeof files> {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const [command, rest] = findCommand(before, vocabulary.commands);
  if (command === undefined) return beginning(commandsAfter(before, vocabulary), typed);
  const previous = rest.at(-1);
  const flag = previous === undefined ? undefined : flagNamed(command, previous);
  if (flag?.type === 'option') {
    return await valuesOf(flag.name, flag.options, words, vocabulary, typed);
  }
  const equals = /^(--[\w-]+)=(.*)$/.exec(typed);
  if (equals !== null) {
    const [, name = '', value = ''] = equals;
    const option = flagNamed(command, name);
    const values =
      option?.type === 'option'
        ? await valuesOf(option.name, option.options, words, vocabulary, value)
        : [];
    return values === files
      ? files
      : values.map((one) => ({...one, value: `${name}=${one.value}`}));
  }
  if (typed.startsWith('-')) return beginning(flagsOf(command, rest), typed);
  const argument = argumentAt(command, rest);
  const deeper = commandsAfter(before, vocabulary);
  if (argument === undefined) return beginning(deeper, typed);
  const values = await valuesOf(argument.name, argument.options, words, vocabulary, typed);
  return values === files ? files : [...beginning(deeper, typed), ...values];
}

function findCommand(
  words: readonly string[],
  commands: readonly Command.Loadable[],
): [Command.Loadable | undefined, string[]] {
  for (let length = words.length; length > 0; length -= 1) {
    const id = words.slice(0, length).join(':');
    const command = commands.find((one) => one.id === id || one.aliases.includes(id));
    if (command !== undefined) return [command, words.slice(length)];
  }
  return [undefined, []];
}

/** The commands that can follow: whole ids at first, what is below a topic after its name. */
function commandsAfter(before: readonly string[], {commands, topics}: Vocabulary): Candidate[] {
  const shown = commands.filter(({hidden}) => !hidden);
  if (before.length > 0) {
    const topic = `${before.join(':')}:`;
    return shown
      .filter(({id}) => id.startsWith(topic))
      .map(({id, summary}) => ({value: id.slice(topic.length), description: summary}));
  }
  return [
    ...shown.map(({id, summary}) => ({value: id, description: summary})),
    ...topics
      .filter(({name}) => !shown.some(({id}) => id === name))
      .map(({name, description}) => ({value: name, description})),
  ];
}

function flagNamed(command: Command.Loadable, word: string) {
  return Object.values(command.flags).find(
    ({name, char}) => word === `--${name}` || (char !== undefined && word === `-${char}`),
  );
}

function flagsOf(command: Command.Loadable, given: readonly string[]): Candidate[] {
  return Object.values(command.flags).flatMap((flag) => {
    const {name, description, hidden, type} = flag;
    const several = type === 'option' && flag.multiple === true;
    if (hidden === true || (!several && given.includes(`--${name}`))) return [];
    const negated = type === 'boolean' && flag.allowNo;
    return [
      {value: `--${name}`, description},
      ...(negated ? [{value: `--no-${name}`, description: `Not: ${description ?? ''}`}] : []),
    ];
  });
}

/** The argument that the next word is, where there is one left. */
function argumentAt(command: Command.Loadable, given: readonly string[]) {
  const positions = given.filter((word, index) => {
    if (word.startsWith('-')) return false;
    const before = given[index - 1];
    const flag = before === undefined ? undefined : flagNamed(command, before);
    return flag?.type !== 'option';
  });
  const list = Object.values(command.args);
  const variadic = list.find(({multiple}) => multiple === true);
  return list[positions.length] ?? variadic;
}

async function valuesOf(
  name: string,
  options: readonly string[] | undefined,
  words: readonly string[],
  {names}: Vocabulary,
  typed: string,
): Promise<Candidate[] | typeof files> {
  if (options !== undefined)
    return beginning(
      options.map((value) => ({value})),
      typed,
    );
  const kind = kinds[name];
  if (kind === undefined) return [];
  if (kind === 'file') return files;
  return beginning(
    (await names[kind](words)).map((value) => ({value})),
    typed,
  );
}

function beginning(candidates: readonly Candidate[], typed: string): Candidate[] {
  const start = typed.toLowerCase();
  const seen = new Set<string>();
  return candidates
    .filter(({value}) => value.toLowerCase().startsWith(start))
    .filter(({value}) => !seen.has(value) && seen.add(value))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}
