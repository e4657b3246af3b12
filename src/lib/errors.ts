import type {NextStep} from './next-step.ts';

/**
 * The kinds of failure, and the exit status that a script sees for each. The README's table is
 * made from this one.
 */
export const failureKinds = {
  unexpected: {status: 1, when: 'a bug in hconnect'},
  differs: {status: 2, when: 'there are changes (only with `--detailed-exitcode`)'},
  service: {
    status: 3,
    when: 'network, proxy, timeout, 5xx or 429; the hint says whether to try later',
  },
  auth: {status: 4, when: 'no token, 401 or 403'},
  not_found: {status: 5, when: 'no match, or more than one'},
  refused: {
    status: 6,
    when: 'Heroku Connect refused: 400, 409, 422, wrong state or changed revision',
  },
  unhealthy: {status: 7, when: 'the request worked, but the result is bad, such as an error state'},
  pending: {status: 8, when: '`--wait` timed out; Heroku Connect is still working'},
  usage: {status: 64, when: 'invalid flags, arguments or settings, or missing confirmation'},
  bad_input: {status: 65, when: 'the configuration file is missing or invalid'},
  io: {status: 74, when: 'a local file or stream cannot be read or written'},
  cancelled: {
    status: 130,
    when: 'Ctrl-C or Ctrl-D, or “no” at a prompt; 143 for SIGTERM, 129 for SIGHUP',
  },
  closed: {status: 141, when: 'the reader of the output closed it, as `head -1` does'},
} as const;

export type FailureKind = keyof typeof failureKinds;

export interface FailureOptions {
  /** Why it happened, in the service's or the system's own words. */
  reason?: string | undefined;
  /** What leads on; the command layer makes a line of it. */
  next?: NextStep | undefined;
  /** What a script may want to read: plain JSON, without secrets. */
  details?: Record<string, unknown> | undefined;
  /** What the code decides by. */
  facts?: Facts | undefined;
}

/** What is known of a failure beyond its words. No user sees it. */
export interface Facts {
  httpStatus?: number;
  /** The system's code for a fault of the network, such as ENOTFOUND. */
  network?: string;
  /** Whether the service has done what the request asked for. */
  taken?: 'no' | 'unknown' | 'yes';
  /** Seconds after which the service is worth asking again. */
  retryAfter?: number;
  /** True where asking again would bring the same. */
  lasting?: boolean;
  /** What is in trouble, so that the service can be asked why. */
  failedParts?: FailedParts;
  /** Where in an input the fault is. */
  position?: {file: string; line: number; column: number};
}

/** What is in trouble on a connection. */
export interface FailedParts {
  /** The connection's own error state. */
  state?: string;
  /** The mappings that failed. */
  mappings?: readonly {id: string; object_name: string}[];
  /** The mappings whose writes to Salesforce failed. */
  writes?: readonly {id: string; object_name: string}[];
  /** What an operator does about it: sentences. */
  advice?: string;
}

/**
 * The one error that users see: what happened, why, and what to do next. It never carries the
 * error that caused it, because those of the HTTP client hold the token.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly reason: string | undefined;
  readonly next: NextStep | undefined;
  readonly details: Record<string, unknown>;
  readonly facts: Facts;

  constructor(kind: FailureKind, message: string, options: FailureOptions = {}) {
    super(message);
    this.kind = kind;
    this.reason = options.reason;
    this.next = options.next;
    this.details = options.details ?? {};
    this.facts = options.facts ?? {};
  }

  get status(): number {
    return failureKinds[this.kind].status;
  }

  /** The same failure with other words; the details and facts of both are kept. */
  with(message: string, options: FailureOptions = {}): Failure {
    return new Failure(this.kind, message, {
      reason: options.reason ?? this.reason,
      next: options.next ?? this.next,
      details: {...this.details, ...options.details},
      facts: {...this.facts, ...options.facts},
    });
  }
}

/** True when `error` is a failure, of `kind` where one is given. */
export function isFailure(error: unknown, kind?: FailureKind): error is Failure {
  return error instanceof Failure && (kind === undefined || error.kind === kind);
}

/**
 * What `work` gives; where it fails in a way of `kind`, or in any where that is null, what `handle`
 * makes of that, or throws.
 */
export async function catchFailure<T, R>(
  kind: FailureKind | null,
  work: () => Promise<T>,
  handle: (failure: Failure) => R | Promise<R>,
): Promise<T | R> {
  try {
    return await work();
  } catch (error) {
    if (isFailure(error, kind ?? undefined)) return handle(error);
    throw error;
  }
}
