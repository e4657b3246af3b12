import {
  flagWords,
  wordsOf,
  type Again,
  type NextStep,
  type OtherProgram,
  type Run,
} from '../../next-step.ts';
import {shellWord} from '../../domain/text/shell-word.ts';
import {quote} from './arguments.ts';
import {tokensOf, type Token, type TypedLine} from './typed-line.ts';

/** A command of hconnect or of another program, ready to paste. */
export function runLine(step: Run | OtherProgram): string {
  return noted('run' in step ? ownLine(step, []) : programLine(step), step.note);
}

/** @param named as `wordsOf` takes the words that were typed */
function ownLine({then, ...step}: Run, named: readonly string[] | null): string {
  const line = quote(wordsOf(step, named));
  return then === undefined ? line : `${line} && ${ownLine(then, named)}`;
}

function programLine({program, pipe, then}: OtherProgram): string {
  const first = program.map(shellWord).join(' ');
  if (pipe !== undefined) return `${first} | ${runLine(pipe)}`;
  return then === undefined ? first : `${first} && ${runLine(then)}`;
}

/**
 * The line that leads on, ready to paste into a shell: what was typed is kept.
 *
 * @param typed the command line that came to this
 */
export function nextLine(step: NextStep, typed: TypedLine): string {
  return noted(commandOf(step, typed), step.note);
}

function noted(line: string, note: string | undefined): string {
  return note === undefined ? line : `${line}    # ${note}`;
}

function commandOf(step: NextStep, typed: TypedLine): string {
  if ('example' in step) return step.example;
  if ('run' in step) return ownLine(step, connectionOf(typed));
  if ('again' in step) return changed(step.again, typed);
  if ('help' in step) {
    const words = step.help === 'program' ? 0 : (typed.command?.words ?? 0);
    return quote([...typed.argv.slice(0, words), '--help']);
  }
  return programLine(step);
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

/** The words that name a connection, an argument first; null where none do and a setting does. */
function connectionOf({argv, command, appIsSet = false}: TypedLine): string[] | null {
  if (command === undefined) return appIsSet ? null : [];
  const tokens = tokensOf(argv.slice(command.words), command);
  const isFlag = ({words}: Token) => words[0]?.startsWith('-') === true;
  const named = [
    ...tokens.filter((token) => !isFlag(token) && token.name === 'connection'),
    ...tokens.filter((token) => isFlag(token) && /^(app|remote|resource)$/.test(token.name ?? '')),
  ].flatMap(({words}) => words);
  return named.length === 0 && appIsSet ? null : named;
}

/** With the names put right that were mistaken. */
function corrected(tokens: readonly Token[], {correct, rename = {}}: Again['again']): Token[] {
  const renamed = tokens.map(({words: [first = '', ...others], ...token}) => ({
    ...token,
    // An argument behind two dashes can look like the flag.
    words: [token.value === first ? first : renamedFlag(first, rename), ...others],
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

/** A flag by its other name, alone or with its value in the same word. */
function renamedFlag(word: string, rename: Readonly<Record<string, string>>): string {
  const [, flag = word, value] = /^(--[^=]+|-[^-])=?(.*)$/s.exec(word) ?? [];
  const name = Object.hasOwn(rename, flag) ? rename[flag] : undefined;
  if (name === undefined) return word;
  return value === undefined || value === '' ? name : `${name}=${value}`;
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
