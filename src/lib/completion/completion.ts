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
  /**
   * What flags and arguments are names of, after the words of the line: by the command and their own
   * names, as `config:promote from`, else by their own names alone.
   */
  names: Readonly<
    Record<string, (words: readonly string[]) => readonly string[] | Promise<readonly string[]>>
  >;
}

/** The shell completes names of files itself. */
export const files = 'files';

/** What the help says of a flag whose values are names of files. */
const ofFiles = ['FILE', 'FOLDER'];

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
  const flag = flagNamed(command, rest.at(-1));
  const valuesFor = (named: Named, start: string) =>
    valuesOf(named, {words, command: command.id, typed: start}, vocabulary);
  if (flag?.type === 'option') return valuesFor(flag, typed);
  const [, name, value = ''] = /^(--[\w-]+)=(.*)$/.exec(typed) ?? [];
  if (name !== undefined) {
    const option = flagNamed(command, name);
    if (option?.type !== 'option') return [];
    const values = await valuesFor(option, value);
    return values === files
      ? files
      : values.map((one) => ({...one, value: `${name}=${one.value}`}));
  }
  if (typed.startsWith('-')) return beginning(flagsOf(command, rest), typed);
  const argument = argumentAt(command, rest);
  const deeper = beginning(commandsAfter(before, vocabulary), typed);
  if (argument === undefined) return deeper;
  const values = await valuesFor(argument, typed);
  return values === files ? files : [...deeper, ...values];
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

function flagNamed(command: Command.Loadable, word: string | undefined) {
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
      ...(negated ? [{value: `--no-${name}`, description: `Turn off: ${description ?? ''}`}] : []),
    ];
  });
}

/** The argument that the next word is, where there is one left. */
function argumentAt(command: Command.Loadable, given: readonly string[]) {
  const positions = given.filter(
    (word, index) =>
      !word.startsWith('-') && flagNamed(command, given[index - 1])?.type !== 'option',
  );
  const list = Object.values(command.args);
  return list[positions.length] ?? list.find(({multiple}) => multiple === true);
}

/** A flag or an argument, which alone has no help value. */
interface Named {
  name: string;
  options?: readonly string[] | undefined;
  helpValue?: string | readonly string[] | undefined;
}

interface Line {
  words: readonly string[];
  command: string;
  typed: string;
}

async function valuesOf(
  {name, options, helpValue}: Named,
  {words, command, typed}: Line,
  {names}: Vocabulary,
): Promise<Candidate[] | typeof files> {
  const [first] = [helpValue].flat();
  if (name === 'file' || (first !== undefined && ofFiles.includes(first))) return files;
  const found = options ?? (await (names[`${command} ${name}`] ?? names[name])?.(words)) ?? [];
  const candidates = beginning(
    found.map((value) => ({value})),
    typed,
  );
  // Each side of a comparison is a file or a connection.
  return command === 'config:diff' && candidates.length === 0 ? files : candidates;
}

function beginning(candidates: readonly Candidate[], typed: string): Candidate[] {
  const start = typed.toLowerCase();
  const seen = new Set<string>();
  return candidates
    .filter(({value}) => value.toLowerCase().startsWith(start))
    .filter(({value}) => !seen.has(value) && seen.add(value))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}
