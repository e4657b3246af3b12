import type {Command} from '@oclif/core/command';
import {nearest} from '../domain/nearest.ts';
import {Failure} from '../errors.ts';

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

/** The failure for a command line that does not fit its command. */
export function usageFailure(
  error: ParserError,
  id: string,
  command: Command.Loadable | undefined,
): Failure {
  const hint = `hconnect ${id} --help`;
  if (error.flags?.[0] !== undefined) {
    const flags = Object.keys(command?.flags ?? {}).map((name) => `--${name}`);
    const meant = nearest(error.flags[0], flags);
    return new Failure('usage', `${id} has no flag ${error.flags.join(', ')}.`, {
      reason: meant === null ? undefined : `Did you mean ${meant}?`,
      hint,
      details: meant === null ? {} : {did_you_mean: meant},
    });
  }
  const [first] = error.args ?? [];
  if (typeof first === 'string') {
    return new Failure('usage', `${id} does not take the argument ${first}.`, {hint});
  }
  if (first !== undefined) {
    const names = (error.args as {name: string}[]).map(({name}) => name.toUpperCase());
    return new Failure('usage', `${id} needs ${names.join(' and ')}.`, {
      reason: command?.args[first.name]?.description,
      hint,
    });
  }
  // Its lines begin with what is wrong and end with a pointer to the help, which the hint is.
  const lines = error.message.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => !/^(See more help|The following error)/.test(line));
  return new Failure('usage', telling.filter(Boolean).join(' '), {hint});
}

/** The failure for a command that does not exist. @param ids every id and alias */
export function unknownCommand(id: string, ids: readonly string[]): Failure {
  const meant = nearest(id, ids);
  return new Failure('usage', `There is no command ${id}.`, {
    reason: meant === null ? undefined : `Did you mean ${meant}?`,
    hint: meant === null ? 'hconnect --help' : `hconnect ${meant}`,
    details: meant === null ? {} : {did_you_mean: meant},
  });
}
