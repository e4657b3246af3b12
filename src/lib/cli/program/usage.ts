import type {Command} from '@oclif/core/command';
import {isTypo, nearest} from '../../domain/text/nearest.ts';
import {unique} from '../../domain/text/text.ts';
import {unknownName} from '../../domain/text/unknown-name.ts';
import {Failure} from '../../errors.ts';
import type {NextStep} from '../../next-step.ts';
import {findOfficial, type OfficialCommand} from './official-commands.ts';
import {suggestCommand} from './suggestions.ts';
import {tokensOf, type TypedLine} from './typed-line.ts';

/** What oclif's parser throws, as far as it is read here: its context holds flag values. */
interface ParserError extends Error {
  args?: {name: string}[] | string[];
  flags?: string[];
  oclif?: unknown;
}

/** Whether an error is oclif's word on how the command line is written. */
export function isUsageError(error: unknown): error is ParserError {
  return error instanceof Error && 'oclif' in error;
}

/** A command, and the words that it was called with. */
interface Called {
  id: string;
  words: readonly string[];
  command: Command.Loadable | undefined;
}

/** What oclif says of flags that exclude each other. */
const exclusive = /^--([\w-]+)=.* cannot also be provided when using --([\w-]+)$/;

/** What oclif says of flags that need others. */
const needing = /^All of the following must be provided when using --([\w-]+): (.+)$/;

/** What it says of an argument that has only some values; of a flag it begins with the flag. */
const wrongArgument = /^Expected ([^-].*) to be one of: (.*)$/m;

/** The failure for a command line that does not fit its command. @param ids every id and alias */
export function usageFailure(
  error: ParserError,
  {id, words, command}: Called,
  ids: readonly string[],
): Failure {
  const next = {help: true} as const;
  if (error.flags?.[0] !== undefined) {
    const shown = Object.values(command?.flags ?? {}).filter(({hidden}) => hidden !== true);
    const flags = shown.map(({name}) => `--${name}`);
    const switches = shown.filter(({type}) => type === 'boolean').map(({name}) => `--${name}`);
    const meant = error.flags.map((flag) => {
      const [name = ''] = flag.split('=');
      const next = words[words.indexOf(flag) + 1] ?? '-';
      const hasValue = flag.includes('=') || !next.startsWith('-');
      return [flag, flagMeant(name, flags, hasValue ? switches : [])] as const;
    });
    const candidates = meant[0]?.[1] == null ? [] : [meant[0][1]];
    // What nothing is near to, or has no value, would fail again.
    const unclear = meant.some(([typed, flag]) => {
      const needsValue = command?.flags[flag?.slice(2) ?? '']?.type === 'option';
      const value = words[words.indexOf(typed) + 1] ?? '';
      return flag === null || (needsValue && !/^([^-]|-$)/.test(value));
    });
    const failure = unknownName({
      kind: 'usage',
      message: `Unknown flag${error.flags.length === 1 ? '' : 's'}: ${error.flags.join(', ')}.`,
      word: error.flags[0],
      candidates,
      of: [],
      reason: `Flags of ${id}: ${flags.join(', ')}.`,
      next,
    });
    const rename = Object.fromEntries(meant.map(([flag, name]) => [flag, name ?? flag]));
    return failure.with(failure.message, {
      next: unclear ? next : {again: {rename}},
      details: {candidates: flags},
    });
  }
  const [first] = error.args ?? [];
  if (typeof first === 'string') {
    // A word after a topic that is a command, too, such as “connections lst”.
    const below = ids.filter((other) => other.startsWith(`${id}:`));
    const word = words.find((one) => !one.startsWith('-')) ?? first;
    const {meant} = suggestCommand(`${id}:${word}`, below);
    if (meant !== null) return unknownCommand(`${id}:${word}`, below);
    const names = Object.keys(command?.args ?? {}).map((name) => name.toUpperCase());
    return new Failure('usage', `Unexpected argument: ${first}.`, {
      reason:
        names.length === 0
          ? `${id} takes no arguments.`
          : `${id} takes only ${names.join(' and ')}.`,
      next,
    });
  }
  if (first !== undefined) {
    const names = (error.args as {name: string}[]).map(({name}) => name.toUpperCase());
    return new Failure(
      'usage',
      `Missing argument${names.length === 1 ? '' : 's'} ${names.join(' and ')}.`,
      {
        reason: command && descriptionOf(command, first.name),
        next,
      },
    );
  }
  const [, value = '', valid = ''] = wrongArgument.exec(error.message) ?? [];
  if (value !== '') {
    const reason = `Expected one of: ${valid}.`;
    return new Failure('usage', `Invalid argument: ${value}.`, {reason, next});
  }
  // Its lines begin with what is wrong and end with a pointer to the help, which the next step is.
  const lines = error.message.split('\n').map((line) => line.trim());
  const relevant = unique(lines.filter(Boolean)).filter(
    (line) => !/^(See more help|The following error)/.test(line),
  );
  const sentences = relevant.map((line) =>
    line
      .replace(exclusive, '--$2 cannot be used with --$1')
      .replace(needing, '--$1 needs $2')
      .replace(/\.?$/, '.'),
  );
  const reason = unique(sentences).join(' ');
  const needed = relevant.map((line) => needing.exec(line)?.[2]?.match(/[\w-]{3,}/g) ?? []);
  const missing = unique(needed.flat().map((name) => name.replace(/^--/, '')));
  const isSwitch = (name: string) => command?.flags[name]?.type === 'boolean';
  const helps = needed.every((names) => names.length > 0) && missing.every(isSwitch);
  const flags = Object.fromEntries(missing.map((name) => [name, true] as const));
  return new Failure('usage', `Invalid flags for ${id}.`, {
    reason,
    next: helps ? {again: {flags}} : next,
  });
}

/** What belongs in an argument: its values, where it has only some. */
function descriptionOf({args}: Command.Loadable, name: string): string | undefined {
  const {options, description} = args[name] ?? {};
  return options === undefined ? description : `Expected one of: ${options.join(', ')}.`;
}

/** Flags that confirm something, or do more; they are proposed only for a typo. */
const bold = [
  '--all',
  '--clear',
  '--confirm',
  '--overwrite',
  '--prune',
  '--remove-field',
  '--remove-index',
  '--remove-upsert-field',
  '--skip-validation',
  '--yes',
];

/**
 * The flag that was meant by one that does not exist.
 *
 * @param unlikely flags that are proposed only for a typo, such as those without a value where one
 *   was given
 */
function flagMeant(
  flag: string,
  flags: readonly string[],
  unlikely: readonly string[],
): string | null {
  const likely = flags.filter(
    (name) => isTypo(flag, name) || !(bold.includes(name) || unlikely.includes(name)),
  );
  return nearest(flag, likely);
}

/** The failure for a command that does not exist. @param ids every id and alias */
export function unknownCommand(id: string, ids: readonly string[]): Failure {
  const {meant, topic, candidates} = suggestCommand(id, ids);
  const [first = ''] = id.split(':');
  // What follows a command without its topic, as in “diagnose acme-1”, is no part of its name.
  const isCommand = suggestCommand(first, ids).meant?.endsWith(`:${first}`) === true;
  if (meant === null && topic === null && first !== id && isCommand)
    return unknownCommand(first, ids);
  const message = `Unknown command: ${id}.`;
  if (meant !== null) {
    return new Failure('usage', message, {
      reason: `Did you mean ${meant}?`,
      next: {again: {command: {typed: id, meant}}},
      details: {candidates, mistaken: id, did_you_mean: meant},
    });
  }
  const names = candidates.map((name) => (topic === null ? name : name.slice(topic.length + 1)));
  const among = candidates.length > 12 ? null : `${names.join(', ')}.`;
  const next: NextStep = topic === null ? {help: 'program'} : {run: 'help', args: [topic]};
  const has = topic === null ? 'Similar commands: ' : `Commands of ${topic}: `;
  return new Failure('usage', message, {
    reason: among === null ? 'No command has a similar name.' : `${has}${among}`,
    next,
    details: {candidates},
  });
}

/**
 * The failure for a command of the Heroku CLI's plugin, which leads to ours; null for anything else.
 *
 * @param typed is told the flags of that command, so that its line can be translated
 */
export function officialCommandFailure(typed: TypedLine): Failure | null {
  const found = findOfficial(typed.argv);
  if (found === null) return null;
  typed.command = found.typed;
  const {here, needs, argument, rename = {}, without = []}: OfficialCommand = found.command;
  const tokens = tokensOf(typed.argv.slice(found.typed.words), found.typed);
  const given = tokens.find(({name}) => argument !== undefined && name === argument)?.value;
  const isGiven = tokens.some(({words: [first = '']}) => !first.startsWith('-'));
  const lacks = given ?? (isGiven ? undefined : needs);
  return new Failure('usage', `Unknown command: ${found.id}.`, {
    reason: `In hconnect, the Heroku CLI’s ${found.id} is ${here}.`,
    next:
      lacks === undefined
        ? {again: {command: {typed: found.id, meant: here}, rename, without}}
        : {run: here, args: [lacks], connection: 'typed'},
    details: {mistaken: found.id, did_you_mean: here},
  });
}
