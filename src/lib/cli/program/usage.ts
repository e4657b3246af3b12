import type {Command} from '@oclif/core/command';
import {nearest} from '../../domain/text/nearest.ts';
import {unknownName} from '../../domain/text/unknown-name.ts';
import {Failure} from '../../errors.ts';

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
    const meant = error.flags.map((flag) => [flag, nearest(flag, flags)] as const);
    // What nothing is near to, or has no value, would fail again.
    const unclear = meant.some(([typed, flag]) => {
      const needsValue = command?.flags[flag?.slice(2) ?? '']?.type === 'option';
      const value = words[words.indexOf(typed) + 1] ?? '';
      return flag === null || (needsValue && !/^([^-]|-$)/.test(value));
    });
    const failure = unknownName({
      kind: 'usage',
      message: `${id} has no flag ${error.flags.join(', ')}.`,
      word: error.flags[0],
      candidates: flags,
      of: [],
      reason: `It has ${flags.join(', ')}.`,
      next,
    });
    const rename = Object.fromEntries(meant.map(([flag, name]) => [flag, name ?? flag]));
    return failure.with(failure.message, {next: unclear ? next : {again: {rename}}});
  }
  const [first] = error.args ?? [];
  if (typeof first === 'string') {
    // A word after a topic that is a command, too, such as “connections lst”.
    const below = ids.filter((other) => other.startsWith(`${id}:`));
    const word = words.find((one) => !one.startsWith('-')) ?? first;
    if (nearest(`${id}:${word}`, below) !== null) return unknownCommand(`${id}:${word}`, below);
    const names = Object.keys(command?.args ?? {}).map((name) => name.toUpperCase());
    return new Failure('usage', `${id} does not take the argument ${first}.`, {
      reason: names.length === 0 ? 'It takes none.' : `It takes ${names.join(' and ')} only.`,
      next,
    });
  }
  if (first !== undefined) {
    const names = (error.args as {name: string}[]).map(({name}) => name.toUpperCase());
    return new Failure('usage', `${id} needs ${names.join(' and ')}.`, {
      reason: command?.args[first.name]?.description,
      next,
    });
  }
  // Its lines begin with what is wrong and end with a pointer to the help, which the next step is.
  const lines = error.message.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => !/^(See more help|The following error)/.test(line));
  const reason = telling.filter(Boolean).join(' ').replace(/\.?$/, '.');
  return new Failure('usage', `${id} cannot be called like this.`, {reason, next});
}

/** The failure for a command that does not exist. @param ids every id and alias */
export function unknownCommand(id: string, ids: readonly string[]): Failure {
  const failure = unknownName({
    kind: 'usage',
    message: `There is no command ${id}.`,
    word: id,
    candidates: ids,
    of: [],
    reason: 'Nothing has a name like it.',
    next: {help: 'program'},
  });
  const meant = nearest(id, ids);
  if (meant === null) return failure;
  return failure.with(failure.message, {next: {again: {command: {typed: id, meant}}}});
}
