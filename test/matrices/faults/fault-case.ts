/** A command line that is taken through the faults, and what has to be known to say how it ends. */
export interface FaultCase {
  /** Without the command's id. */
  argv: readonly string[];
  /** `granted` where it is left out. */
  scenario?: string;
  /** Places of an answer that it can do without, such as `results.*.id`. */
  doesWithout?: readonly string[];
  stdin?: string;
  /** Variables of its environment. */
  env?: Readonly<Record<string, string>>;
  /** The exit status where nothing goes wrong. */
  status?: number;
  /** Other statuses that are right where an answer says what is not so. */
  mayEnd?: readonly number[];
  /** From this request on each is a look of a wait, which outlives what passes. Counted from 0. */
  looksFrom?: number;
  /** It prints what comes after the first request, whatever it is. */
  raw?: boolean;
  /** It prints the answer's own text, which is data and may hold anything. */
  verbatim?: boolean;
  /** So many requests run side by side, and each has to fail for the command to fail. */
  parallel?: number;
  /** It has an answer on stdout though it fails: what it could find out. */
  partial?: boolean;
  /** With --json its answer is a document a line, and can be empty. */
  lines?: boolean;
  /** It begins with what is there, so that the same command goes on from wherever it was broken off. */
  continues?: boolean;
  /** From this request on the connection is paused, and is resumed whatever happens: else it ends with 7. */
  resumesFrom?: number;
  /** The file that it writes where it succeeds. */
  writes?: string;
}

/** The status of a run that SIGTERM has ended. */
export const terminated = 143;

/** The cases of a command: their lines for titles, themselves, and where their faults begin. */
export function numbered(
  id: string,
  cases: readonly FaultCase[],
): (readonly [string, FaultCase, number])[] {
  return cases.map((entry, index) => {
    // Other ways of the same command begin as the first one does.
    return [[id, ...entry.argv].join(' '), entry, index === 0 ? 0 : 1];
  });
}
