/** A command line as it was typed. */
export interface TypedLine {
  /** Without `node` and the program's path. */
  argv: readonly string[];
  /** What is known of its command, once that is found. */
  command?: TypedCommand;
  /** Whether a setting names an app where the command line names none. */
  appIsSet?: boolean;
}

export interface TypedCommand {
  /** How many words name it. */
  words: number;
  flags: Readonly<Record<string, {type: string; char?: string | undefined}>>;
  args: Readonly<Record<string, {multiple?: boolean | undefined}>>;
}

/** A flag with its value, an argument, or two dashes, behind which all are arguments. */
export interface Token {
  words: string[];
  /** The flag's or the argument's name. */
  name?: string | undefined;
  value?: string | undefined;
}

/**
 * Parts words as oclif does, and keeps them as they were typed.
 *
 * @param typed the words behind the command's own
 * @param command undefined where none was found: nothing is known of its flags then
 */
export function tokensOf(typed: readonly string[], command: TypedCommand | undefined): Token[] {
  const {flags, args}: Pick<TypedCommand, 'flags' | 'args'> = command ?? {flags: {}, args: {}};
  const names = Object.keys(args);
  const words = [...typed];
  const tokens: Token[] = [];
  let position = 0;
  let dashes = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--' && !dashes) {
      dashes = true;
      tokens.push({words: [word]});
      continue;
    }
    if (dashes || !/^-./.test(word)) {
      const name = names[position] ?? names.at(-1);
      if (name !== undefined && args[name]?.multiple !== true) position += 1;
      tokens.push({words: [word], name, value: word});
      continue;
    }
    const [, long, short, inline] = /^(?:--([^=]+)|-(.))=?(.*)$/s.exec(word) ?? [];
    const [name, flag] =
      Object.entries(flags).find(
        ([key, {char}]) => key === (long ?? '') || char === (short ?? ''),
      ) ?? [];
    if (flag?.type === 'boolean' && short !== undefined && inline !== '') {
      // Short flags in one word, such as -ya; the last of them can have a value.
      words.splice(at + 1, 0, `-${word.slice(2)}`);
      tokens.push({words: [`-${short}`], name});
      continue;
    }
    const separate =
      flag?.type === 'option' && word.length === (long === undefined ? 2 : long.length + 2);
    const value = separate ? words[at + 1] : inline;
    tokens.push({words: separate ? words.slice(at, at + 2) : [word], name: name ?? long, value});
    if (separate) at += 1;
  }
  return tokens;
}
