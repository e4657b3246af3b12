/**
 * What no source tells about the service: one value each, which users set as a switch.
 *
 * Where several answers are possible the default is the one on which a client may rely the least.
 * This table is the only place that knows the defaults; the README beside it explains them.
 */
export interface Behavior {
  lag_seconds: number;
  db_poll_every_seconds: number;
  db_poll_lasts_seconds: number;
  import_seconds: number;
  recovery_seconds: number;
  cleanup_seconds: number;
  rows_per_second: number;
  bulk_wait_seconds: number;
  bulk_rows_per_second: number;
  default_page_size: number;
  max_page_size: number;
  max_body_bytes: number;
  daily_requests: number;
  retry_after: boolean;
  latency_ms: number;
  flaky_percent: number;
  hidden_status: 403 | 404;
  invalid_input: 'message_and_errors' | 'errors_only' | 'message_only';
  bad_import: 'bad_config' | 'connection_error';
  unknown_fields: 'exist' | 'missing';
  polling_below_minimum: 'accept' | 'clamp' | 'reject';
  database_key: 'ignore' | 'reject';
  reconfigure: 'accept' | 'refuse';
  export_by_post: boolean;
  restart_of_paused: 'stays_paused' | 'resumes';
  reload_while_loading: 'accept' | 'refuse';
  abort_at_rest: 'accept' | 'refuse';
  authorize_before_database: 'accept' | 'refuse';
  default_environment: 'sandbox' | 'production';
  denied_redirect: 'next_with_error' | 'dashboard';
  empty_checks: 'left_out' | 'listed';
  many_fields: number;
  unsafe_refusal: 'message' | 'with_diff';
  many_large_texts: number;
}

/** One row of the table: the default, the values allowed (any of the same type when absent), the meaning. */
export interface BehaviorRow<Value> {
  readonly default: Value;
  readonly values?: readonly Value[];
  readonly meaning: string;
}

const acceptOrRefuse = ['accept', 'refuse'] as const;

export const behaviorTable: {readonly [Name in keyof Behavior]: BehaviorRow<Behavior[Name]>} = {
  lag_seconds: {
    default: 1,
    meaning: 'after a 202, how long reads still show the state from before',
  },
  db_poll_every_seconds: {
    default: 10,
    meaning: 'how often an idle connection looks at the database; 0: never',
  },
  db_poll_lasts_seconds: {
    default: 1,
    meaning: 'how long it then shows POLLING_DB_CHANGES, during which a pause is refused',
  },
  import_seconds: {default: 3, meaning: 'how long a connection shows IMPORT_CONFIGURATION'},
  recovery_seconds: {default: 10, meaning: 'how long a connection shows RECOVERY'},
  cleanup_seconds: {
    default: 5,
    meaning: 'how long the table of a deleted mapping is being cleaned up (the connection is BUSY)',
  },
  rows_per_second: {default: 50, meaning: 'speed of a load of up to 10,000 rows'},
  bulk_wait_seconds: {
    default: 60,
    meaning: 'how long a load of more rows waits for its bulk job',
  },
  bulk_rows_per_second: {default: 1000, meaning: 'speed of writing the rows of a bulk job'},
  default_page_size: {default: 50, meaning: 'results on a page when page_size is not sent'},
  max_page_size: {default: 1000, meaning: 'the largest page_size; a larger one counts as this'},
  max_body_bytes: {default: 10_000_000, meaning: 'a larger request body is answered 413'},
  daily_requests: {
    default: 5000,
    meaning:
      'requests a connection takes in the 24 hours from its first one; the number is documented',
  },
  retry_after: {default: false, meaning: 'whether a 429 carries the header Retry-After'},
  latency_ms: {default: 0, meaning: 'real milliseconds before every answer'},
  flaky_percent: {default: 0, meaning: 'share of requests that meet a fault drawn from the seed'},
  hidden_status: {
    default: 404,
    values: [403, 404],
    meaning: 'the answer to a connection of an app on whose access list the user is not',
  },
  invalid_input: {
    default: 'message_and_errors',
    values: ['message_and_errors', 'errors_only', 'message_only'],
    meaning: 'the body of a 400: a message, a list of errors by field, or both',
  },
  bad_import: {
    default: 'bad_config',
    values: ['bad_config', 'connection_error'],
    meaning:
      'where wrong content of an import shows later: on the mapping, or on the connection too',
  },
  unknown_fields: {
    default: 'exist',
    values: ['exist', 'missing'],
    meaning: 'whether the organization has fields and objects that its schema does not list',
  },
  polling_below_minimum: {
    default: 'accept',
    values: ['accept', 'clamp', 'reject'],
    meaning: 'sf_polling_seconds below the minimum of the plan (demo 600, others 120)',
  },
  database_key: {
    default: 'ignore',
    values: ['ignore', 'reject'],
    meaning: 'PATCH with database_key, as one table of the reference calls db_key',
  },
  reconfigure: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'PATCH of another database or schema when mappings exist already; they load anew',
  },
  export_by_post: {default: true, meaning: 'whether POST …/actions/export works like GET'},
  restart_of_paused: {
    default: 'stays_paused',
    values: ['stays_paused', 'resumes'],
    meaning: 'where a paused connection is after a restart',
  },
  reload_while_loading: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'a reload of a mapping that is loading; accepted, it begins again',
  },
  abort_at_rest: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'an abort where nothing runs; accepted, it changes nothing',
  },
  authorize_before_database: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'authorize_url for a connection without a database',
  },
  default_environment: {
    default: 'sandbox',
    values: ['sandbox', 'production'],
    meaning: 'authorize_url without environment; sources disagree, the newest says sandbox',
  },
  denied_redirect: {
    default: 'next_with_error',
    values: ['next_with_error', 'dashboard'],
    meaning: 'where the browser goes after Deny: to next with ?error=access_denied, or not',
  },
  empty_checks: {
    default: 'left_out',
    values: ['left_out', 'listed'],
    meaning: 'lists without an item in the result of a validation; fixtures leave some out',
  },
  unsafe_refusal: {
    default: 'message',
    values: ['message', 'with_diff'],
    meaning: 'the 409 of an API version with unsafe changes; fixtures show both',
  },
  many_fields: {default: 200, meaning: 'fields of a mapping above which a validation warns'},
  many_large_texts: {
    default: 20,
    meaning: 'large text area fields of a mapping above which a validation warns',
  },
};

/**
 * The behavior with the defaults for all that is left out.
 *
 * @throws Error naming the switch, when one is unknown or has a value it cannot have
 */
export function readBehavior(given: Readonly<Record<string, unknown>>): Behavior {
  const entries = Object.entries(behaviorTable).map(([name, row]) => [name, row.default] as const);
  const result = Object.fromEntries(entries) as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(behaviorTable, name)) {
      throw new Error(
        `There is no switch ${name}. There are: ${Object.keys(behaviorTable).join(', ')}`,
      );
    }
    const row: BehaviorRow<unknown> = behaviorTable[name as keyof Behavior];
    const fits = row.values ? row.values.includes(value) : isLike(value, row.default);
    if (!fits) {
      const wanted = row.values ? row.values.join(' or ') : wordFor(row.default);
      throw new Error(`The switch ${name} takes ${wanted}.`);
    }
    result[name] = value;
  }
  return result as unknown as Behavior;
}

function isLike(value: unknown, example: unknown): boolean {
  if (typeof example !== 'number') return typeof value === typeof example;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function wordFor(example: unknown): string {
  return typeof example === 'number' ? 'a number of at least 0' : 'true or false';
}
