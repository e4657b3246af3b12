/** What identifies a connection in a command line. */
export interface NamedConnection {
  /** The connection's UUID, which is also its add-on's. */
  id: string;
  resource_name: string | null;
  app_name: string | null;
}

/** Flags by their names, in the order in which they are shown; true for one without a value. */
export type FlagValues = Readonly<Record<string, string | true>>;

/** Another command of hconnect. */
export interface Run extends WithNote {
  /** The command's id. */
  run: string;
  args?: readonly string[];
  /** Named by a flag that fits it alone; `typed` stands for the one of the command line. */
  connection?: NamedConnection | 'typed';
  flags?: FlagValues;
  /** What follows its success. */
  then?: Run;
}

/** The command line as it was typed, with something changed. */
export interface Again {
  again: {
    /** Flags that are added, or get another value. */
    flags?: FlagValues;
    /** A name that names nothing, as the value of one of these arguments and flags. */
    correct?: {word: string; to: string; of: readonly string[]};
    /** Flags that are left out, such as a consent that was given before all was known. */
    without?: readonly string[];
    /** Flags that do not exist, and those that were meant, as they are typed. */
    rename?: Readonly<Record<string, string>>;
    /** Another command instead. */
    command?: {typed: string; meant: string};
    /** Variables of the environment that go before it. */
    env?: Readonly<Record<string, string>>;
    /** The file that is to be piped into it. */
    stdin?: string;
  };
}

/** The help of the command that was typed, or of the whole program. */
export interface Help {
  help: true | 'program';
}

/** A command of another program, and what reads its output or follows its success. */
export interface OtherProgram extends WithNote {
  program: readonly string[];
  pipe?: Run;
  then?: Run;
}

/** No command: what something looks like. */
export interface Example {
  example: string;
}

interface WithNote {
  note?: string | undefined;
}

/** What leads on from a failure or an outcome; the note says why, or when, in a few words. */
export type NextStep = Run | OtherProgram | ((Again | Help | Example) & WithNote);

/** The same command line once more. @param note why, or when */
export function again(note?: string): Again & WithNote {
  return {again: {}, note};
}

/**
 * To a token that is accepted.
 *
 * @param variable the environment variable that has one, so that a stored one would not be used
 */
export function newToken(variable: string | undefined): NextStep {
  if (variable === undefined) return {run: 'auth:login'};
  return {program: ['heroku', 'authorizations:create'], note: `prints a token for ${variable}`};
}

/**
 * The words of a command after the program's name, not yet quoted.
 *
 * @param typed the words that name the connection of the command line, where there is one; null where
 *   a setting names it
 */
export function wordsOf(
  {run, args = [], connection, flags = {}}: Run,
  typed: readonly string[] | null = [],
): string[] {
  const named = [...connectionWords(connection, typed), ...flagWords(flags)];
  const dashed = !args.includes('--') && args.some((word) => /^-./.test(word));
  return dashed ? [run, ...named, '--', ...args] : [run, ...args, ...named];
}

function connectionWords(
  connection: Run['connection'],
  typed: readonly string[] | null,
): readonly string[] {
  if (connection === undefined) return [];
  if (connection !== 'typed') return ['--resource', connection.resource_name ?? connection.id];
  if (typed === null) return [];
  return typed.length === 0 ? ['--app', 'APP'] : typed;
}

/** Flags as they are typed. */
export function flagWords(flags: FlagValues): string[] {
  return Object.entries(flags).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, value],
  );
}
