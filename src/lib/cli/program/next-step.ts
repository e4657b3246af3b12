import {flagWords, wordsOf, type Again, type NextStep, type Run} from '../../next-step.ts';
import {shellWord} from '../../domain/text/shell-word.ts';
import {quote} from './arguments.ts';

/** A command line as it was typed. */
export interface TypedLine {
  /** Without `node` and the program's path. */
  argv: readonly string[];
  /** What is known of its command, once that is found. */
  command?: TypedCommand;
}

export interface TypedCommand {
  /** How many words name it. */
  words: number;
  flags: Readonly<Record<string, {type: string; char?: string | undefined}>>;
  args: Readonly<Record<string, {multiple?: boolean | undefined}>>;
}

/** A command of hconnect, ready to paste. */
export function runLine(step: Run): string {
  return quote(wordsOf(step));
}

/**
 * The line that leads on, ready to paste into a shell: what was typed is kept.
 *
 * @param typed the command line that came to this
 */
export function nextLine(step: NextStep, typed: TypedLine): string {
  const line = commandOf(step, typed);
  return step.note === undefined ? line : `${line}    # ${step.note}`;
}

function commandOf(step: NextStep, typed: TypedLine): string {
  if ('example' in step) return step.example;
  if ('run' in step) return quote(wordsOf(step, connectionOf(typed)));
  if ('again' in step) return changed(step.again, typed);
  if ('help' in step) {
    const words = step.help === 'program' ? 0 : (typed.command?.words ?? 0);
    return quote([...typed.argv.slice(0, words), '--help']);
  }
  const {program, pipe, then} = step;
  const first = program.map(shellWord).join(' ');
  if (pipe !== undefined) return `${first} | ${runLine(pipe)}`;
  return then === undefined ? first : `${first} && ${runLine(then)}`;
}

function changed(changes: Again['again'], typed: TypedLine): string {
  const {flags = {}, without = [], env = {}, command, stdin} = changes;
  const named = typed.command?.words ?? typed.argv.length;
  let tokens = tokensOf(typed.argv.slice(named), typed.command);
  tokens = corrected(tokens, changes).filter(({name = ''}) => !without.includes(name));
  for (const [name, value] of Object.entries(flags)) tokens = withFlag(tokens, name, value);
  const words = [...typed.argv.slice(0, named), ...tokens.flatMap((token) => token.words)];
  return [
    ...Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`),
    quote(command === undefined ? words : withCommand(words, command)),
    ...(stdin === undefined ? [] : [`< ${shellWord(stdin)}`]),
  ].join(' ');
}

/** The words that name a connection by a flag. */
function connectionOf({argv, command}: TypedLine): string[] {
  if (command === undefined) return [];
  return tokensOf(argv.slice(command.words), command)
    .filter(({name, words}) => words[0]?.startsWith('-') && /^(app|resource)$/.test(name ?? ''))
    .flatMap(({words}) => words);
}

/** A flag with its value, an argument, or two dashes, behind which all are arguments. */
interface Token {
  words: string[];
  /** The flag's or the argument's name. */
  name?: string | undefined;
  value?: string | undefined;
}

/** Parts words as oclif does, and keeps them as they were typed. */
function tokensOf(typed: readonly string[], command: TypedCommand | undefined): Token[] {
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
    const apart =
      flag?.type === 'option' && word.length === (long === undefined ? 2 : long.length + 2);
    const value = apart ? words[at + 1] : inline;
    tokens.push({words: apart ? words.slice(at, at + 2) : [word], name: name ?? long, value});
    if (apart) at += 1;
  }
  return tokens;
}

/** With the names put right that were mistaken. */
function corrected(tokens: readonly Token[], {correct, rename = {}}: Again['again']): Token[] {
  const renamed = tokens.map(({words: [first = '', ...others], ...token}) => ({
    ...token,
    // An argument behind two dashes can look like the flag.
    words: [token.value === first ? first : (rename[first] ?? first), ...others],
  }));
  if (correct === undefined) return renamed;
  const {word, to, of} = correct;
  return renamed.flatMap((token) => {
    if (token.value !== word) return [token];
    // What was agreed to by name was not agreed to for another name.
    if (token.name === 'confirm') return [];
    if (!of.includes(token.name ?? '')) return [token];
    const last = token.words.at(-1) ?? '';
    const replaced = `${last.slice(0, last.length - word.length)}${to}`;
    return [{...token, words: [...token.words.slice(0, -1), replaced], value: to}];
  });
}

/** With a flag in the place of the one of its name, else after all others. */
function withFlag(tokens: readonly Token[], name: string, value: string | true): Token[] {
  const flag: Token = {words: flagWords({[name]: value}), name};
  const at = tokens.findIndex((token) => token.name === name && token.words[0]?.startsWith('-'));
  if (at !== -1) return tokens.map((token, index) => (index === at ? flag : token));
  const dashes = tokens.findIndex(({words}) => words[0] === '--');
  return dashes === -1 ? [...tokens, flag] : tokens.toSpliced(dashes, 0, flag);
}

/** Another command instead of the one that was typed, in one word or in several. */
function withCommand(
  words: readonly string[],
  {typed, meant}: {typed: string; meant: string},
): string[] {
  let left = typed;
  return words.flatMap((word) => {
    if (left === '' || !`${left}:`.startsWith(`${word}:`)) return [word];
    const stands = left === typed ? [meant] : [];
    left = left.slice(word.length + 1);
    return stands;
  });
}
