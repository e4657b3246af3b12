/**
 * The kinds of failure, and the exit status that a script sees for each. The README's table is
 * made from this one.
 */
export const failureKinds = {
  unexpected: {status: 1, when: 'a bug of ours'},
  differs: {status: 2, when: 'there are changes, where `--detailed-exitcode` asked'},
  service: {status: 3, when: 'network, time-out, 5xx, 429: worth trying again later'},
  auth: {status: 4, when: 'no token, 401, 403'},
  not_found: {status: 5, when: 'nothing matches, or more than one does'},
  refused: {status: 6, when: 'the service refused: 400, 409, 422, a wrong state, a moved revision'},
  unhealthy: {status: 7, when: 'it worked and the answer is bad, such as an error state'},
  pending: {status: 8, when: '`--wait` ran out of time; the service is still working'},
  usage: {status: 64, when: 'flags, arguments or a setting, or consent that nobody could be asked'},
  bad_input: {status: 65, when: 'the configuration file is missing or not valid'},
  io: {status: 74, when: 'a local file or stream cannot be read or written'},
  cancelled: {status: 130, when: 'Ctrl-C, or “no” at a prompt'},
} as const;

export type FailureKind = keyof typeof failureKinds;

export interface FailureOptions {
  /** Why it happened, in the service's or the system's own words. */
  reason?: string | undefined;
  /** One command, or one sentence, that leads on; `{again}` stands for the command line itself. */
  hint?: string | undefined;
  /** What a script may want to read: plain JSON, without secrets. */
  details?: Record<string, unknown> | undefined;
}

/**
 * The one error that users see: what happened, why, and what to do next. It never carries the
 * error that caused it, because those of the HTTP client hold the token.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly reason: string | undefined;
  readonly hint: string | undefined;
  readonly details: Record<string, unknown>;

  constructor(kind: FailureKind, message: string, options: FailureOptions = {}) {
    super(message);
    this.kind = kind;
    this.reason = options.reason;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }

  get status(): number {
    return failureKinds[this.kind].status;
  }

  /** The same failure with the command line that led to it in its hint, put right where it can be. */
  again(commandLine: string): Failure {
    const {mistaken, did_you_mean: meant} = this.details;
    const known = typeof mistaken === 'string' && typeof meant === 'string';
    const line = known ? replaceWord(commandLine, mistaken, meant) : commandLine;
    return this.with(this.message, {hint: this.hint?.replace('{again}', () => line)});
  }

  /** The same failure with other words; the details of both are kept. */
  with(message: string, options: FailureOptions = {}): Failure {
    return new Failure(this.kind, message, {
      reason: options.reason ?? this.reason,
      hint: options.hint ?? this.hint,
      details: {...this.details, ...options.details},
    });
  }
}

/** Replaces the last word that is the mistaken one, whether it stands alone or after a colon or `=`. */
function replaceWord(line: string, mistaken: string, meant: string): string {
  // The words of a command may be joined with a colon or a space.
  const escaped = mistaken.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(':', '[: ]');
  // What was agreed to by name was not agreed to for another name.
  const asked = line.replace(new RegExp(` --confirm[ =]${escaped}(?= |$)`, 'g'), '');
  return asked.replace(
    new RegExp(`(.*[ =:,'])${escaped}(?=[ =:,']|$)`, 's'),
    (_, before: string) => before + meant,
  );
}

/** True when `error` is a failure, of `kind` where one is given. */
export function isFailure(error: unknown, kind?: FailureKind): error is Failure {
  return error instanceof Failure && (kind === undefined || error.kind === kind);
}
