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
  /** What the default was weighed by. */
  readonly weighed: string;
}

const acceptOrRefuse = ['accept', 'refuse'] as const;

export const behaviorTable: {readonly [Name in keyof Behavior]: BehaviorRow<Behavior[Name]>} = {
  lag_seconds: {
    default: 1,
    meaning: 'after a 202, how long reads still show the state from before',
    weighed:
      'public clients sleep 10 to 15 seconds after a 202; any lag above 0 shows who trusts the first look',
  },
  db_poll_every_seconds: {
    default: 10,
    meaning: 'how often an idle connection looks at the database; 0: never',
    weighed: 'documented: at most every 10 seconds on a notification, else every 2 minutes',
  },
  db_poll_lasts_seconds: {
    default: 1,
    meaning: 'how long it then shows POLLING_DB_CHANGES, during which a pause is refused',
    weighed: 'short, so that a pause is refused now and then and not always',
  },
  import_seconds: {
    default: 3,
    meaning: 'how long a connection shows IMPORT_CONFIGURATION',
    weighed: 'public clients wait 10 to 15 seconds for an import',
  },
  recovery_seconds: {
    default: 10,
    meaning: 'how long a connection shows RECOVERY',
    weighed: 'nothing is known; long enough to be seen',
  },
  cleanup_seconds: {
    default: 5,
    meaning: 'how long the table of a deleted mapping is being cleaned up (the connection is BUSY)',
    weighed: 'documented that it goes on after the 204; nothing is known of how long',
  },
  rows_per_second: {
    default: 50,
    meaning: 'speed of a load of up to 10,000 rows',
    weighed: 'a documented log shows 500 rows in about a second; slower, so that a load is seen',
  },
  bulk_wait_seconds: {
    default: 60,
    meaning: 'how long a load of more rows waits for its bulk job',
    weighed: 'nothing is known; a bulk job is a queue at Salesforce',
  },
  bulk_rows_per_second: {
    default: 1000,
    meaning: 'speed of writing the rows of a bulk job',
    weighed: 'faster than a load by SOAP, which is what bulk is for',
  },
  default_page_size: {
    default: 50,
    meaning: 'results on a page when page_size is not sent',
    weighed: 'nothing is known; below the 1000 that the official plugin asks for',
  },
  max_page_size: {
    default: 1000,
    meaning: 'the largest page_size; a larger one counts as this',
    weighed: 'the official plugin asks for 1000 and reads no further page',
  },
  max_body_bytes: {
    default: 10_000_000,
    meaning: 'a larger request body is answered 413',
    weighed: 'far above the largest public configuration',
  },
  daily_requests: {
    default: 5000,
    meaning:
      'requests a connection takes in the 24 hours from its first one; the number is documented',
    weighed: 'documented',
  },
  retry_after: {
    default: false,
    meaning: 'whether a 429 carries the header Retry-After',
    weighed: 'usual in the framework of the throttle sentence, and never seen',
  },
  latency_ms: {
    default: 0,
    meaning: 'real milliseconds before every answer',
    weighed: 'no source tells; for tests of slow answers',
  },
  flaky_percent: {
    default: 0,
    meaning: 'share of requests that meet a fault drawn from the seed',
    weighed: 'no source tells; for tests of bad days',
  },
  hidden_status: {
    default: 404,
    values: [403, 404],
    meaning: 'the answer to a connection of an app on whose access list the user is not',
    weighed: 'a 404 tells a stranger nothing; only mocks show either',
  },
  invalid_input: {
    default: 'message_and_errors',
    values: ['message_and_errors', 'errors_only', 'message_only'],
    meaning: 'the body of a 400: a message, a list of errors by field, or both',
    weighed: 'documented as details in the JSON, of no known shape; both of the likely shapes',
  },
  bad_import: {
    default: 'bad_config',
    values: ['bad_config', 'connection_error'],
    meaning:
      'where wrong content of an import shows later: on the mapping, or on the connection too',
    weighed: 'the official plugin’s issue 97 tells of an error state, and not of which',
  },
  unknown_fields: {
    default: 'exist',
    values: ['exist', 'missing'],
    meaning: 'whether the organization has fields and objects that its schema does not list',
    weighed: 'so that any real configuration can be tried',
  },
  polling_below_minimum: {
    default: 'accept',
    values: ['accept', 'clamp', 'reject'],
    meaning: 'sf_polling_seconds below the minimum of the plan (demo 600, others 120)',
    weighed: 'public configurations have 120 on apps that look like demos',
  },
  database_key: {
    default: 'ignore',
    values: ['ignore', 'reject'],
    meaning: 'PATCH with database_key, as one table of the reference calls db_key',
    weighed: 'one table of the article against its own example and every client',
  },
  reconfigure: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'PATCH of another database or schema when mappings exist already; they load anew',
    weighed:
      'no client is known that asks for it; the official plugin sends the PATCH in any state',
  },
  export_by_post: {
    default: true,
    meaning: 'whether POST …/actions/export works like GET',
    weighed: 'the article heads it POST and shows GET; both harm nobody',
  },
  restart_of_paused: {
    default: 'stays_paused',
    values: ['stays_paused', 'resumes'],
    meaning: 'where a paused connection is after a restart',
    weighed: 'documented as clearing errors, not as resuming',
  },
  reload_while_loading: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'a reload of a mapping that is loading; accepted, it begins again',
    weighed: 'documented without a condition',
  },
  abort_at_rest: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'an abort where nothing runs; accepted, it changes nothing',
    weighed: 'documented without a condition',
  },
  authorize_before_database: {
    default: 'accept',
    values: acceptOrRefuse,
    meaning: 'authorize_url for a connection without a database',
    weighed: 'the article has no order of the two',
  },
  default_environment: {
    default: 'sandbox',
    values: ['sandbox', 'production'],
    meaning: 'authorize_url without environment; sources disagree, the newest says sandbox',
    weighed: 'the newest article says sandbox, older ones production',
  },
  denied_redirect: {
    default: 'next_with_error',
    values: ['next_with_error', 'dashboard'],
    meaning: 'where the browser goes after Deny: to next with ?error=access_denied, or not',
    weighed: 'usual in OAuth; nothing is known',
  },
  empty_checks: {
    default: 'left_out',
    values: ['left_out', 'listed'],
    meaning: 'lists without an item in the result of a validation; fixtures leave some out',
    weighed: 'fixtures of the official plugin leave some out, code of 2019 took all for granted',
  },
  unsafe_refusal: {
    default: 'message',
    values: ['message', 'with_diff'],
    meaning: 'the 409 of an API version with unsafe changes; fixtures show both',
    weighed: 'fixtures of the official plugin show both',
  },
  many_fields: {
    default: 200,
    meaning: 'fields of a mapping above which a validation warns',
    weighed: 'the check is documented, its limit is not',
  },
  many_large_texts: {
    default: 20,
    meaning: 'large text area fields of a mapping above which a validation warns',
    weighed: 'the check is told of by others only, its limit is not',
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
