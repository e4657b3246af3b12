/**
 * What no source tells about the service: one value each, which users set as a behavior.
 *
 * Where several answers are possible the default is the one on which a client may rely the least.
 * Each open one was looked up again in public code, issues and pages in November 2026; what was found
 * is in `weighed`, which says where no source tells.
 * This table is the only place that knows the defaults; the README's table is made from it.
 */
export interface BehaviorRow<Value> {
  readonly default: Value;
  /** The values allowed, the default first; any of the same type when absent. */
  readonly values?: readonly Value[];
  readonly meaning: string;
  /** What the default was weighed by. */
  readonly weighed: string;
}

/** A number of at least 0. */
function number(value: number, meaning: string, weighed: string): BehaviorRow<number> {
  return {default: value, meaning, weighed};
}

function flag(value: boolean, meaning: string, weighed: string): BehaviorRow<boolean> {
  return {default: value, meaning, weighed};
}

/** One of several, the first when nothing is said. */
function choice<const Value extends number | string>(
  values: readonly [Value, ...Value[]],
  meaning: string,
  weighed: string,
): BehaviorRow<Value> {
  return {default: values[0], values, meaning, weighed};
}

export const behaviorTable = {
  lag_seconds: number(
    1,
    'after a 202, how long reads still show the state from before',
    'public clients sleep after a 202: a Terraform provider 15 seconds and never under 5, others 3 to 10; any lag above 0 shows who trusts the first read',
  ),
  db_poll_every_seconds: number(
    10,
    'how often an idle connection looks at the database; 0: never',
    'documented: at most every 10 seconds on a notification, else every 2 minutes',
  ),
  db_poll_lasts_seconds: number(
    1,
    'how long it then shows POLLING_DB_CHANGES, during which a pause is refused',
    'no source tells; short, so that a pause is refused now and then and not always',
  ),
  import_seconds: number(
    3,
    'how long a connection shows IMPORT_CONFIGURATION',
    'public clients wait 10 to 15 seconds for an import; a Terraform provider expects it to grow with the number of mappings',
  ),
  recovery_seconds: number(
    10,
    'how long a connection shows RECOVERY',
    'no source tells; long enough to be seen',
  ),
  cleanup_seconds: number(
    5,
    'how long the table of a deleted mapping is being cleaned up (the connection is BUSY)',
    'documented that it goes on after the 204; no source tells how long',
  ),
  rows_per_second: number(
    50,
    'speed of a load of up to 10,000 rows',
    'a documented log shows 500 rows queried in 0.8 seconds and inserted 7 seconds later, about 70 a second; the boundary of 10,000 rows is documented',
  ),
  bulk_wait_seconds: number(
    60,
    'how long a load of more rows waits for its bulk job',
    'no source tells; a bulk job is a queue at Salesforce',
  ),
  bulk_rows_per_second: number(
    1000,
    'speed of writing the rows of a bulk job',
    'no source tells; documented as faster than SOAP for large sets',
  ),
  default_page_size: number(
    50,
    'results on a page when page_size is not sent',
    'no source tells; below the 1000 that the official plugin asks for where it asks',
  ),
  max_page_size: number(
    1000,
    'the largest page_size; a larger one counts as this',
    'the official plugin asks for 1000 and reads no further page',
  ),
  max_body_bytes: number(
    10_000_000,
    'a larger request body is answered 413',
    'no source tells; far above the largest public configuration',
  ),
  daily_requests: number(
    5000,
    'requests a connection takes in the 24 hours from its first one; the number is documented',
    'documented',
  ),
  retry_after: flag(
    false,
    'whether a 429 carries the header Retry-After',
    'usual in the framework of the throttle sentence; no public client reads it',
  ),
  latency_ms: number(
    0,
    'real milliseconds before every answer',
    'no source tells; for tests of slow answers',
  ),
  flaky_percent: number(
    0,
    'share of requests that meet a fault drawn from the seed',
    'no source tells; for tests of bad days',
  ),
  hidden_status: choice(
    [404, 403],
    'the answer to a connection of an app on whose access list the user is not',
    'a 404 tells a stranger nothing; only mocks show either, and no public report quotes one',
  ),
  invalid_input: choice(
    ['message_and_errors', 'errors_only', 'message_only'],
    'the body of a 400: a message, a list of errors by field, or both',
    'documented as details in the JSON, of no known shape; both of the likely shapes',
  ),
  bad_import: choice(
    ['bad_config', 'connection_error'],
    'where wrong content of an import shows later: on the mapping, or on the connection too',
    'a user says the connection comes into an error (official plugin’s issue 97), the reference has BAD_CONFIG for mappings alone; a client that looks at mappings sees both',
  ),
  unknown_fields: choice(
    ['exist', 'missing'],
    'whether the organization has fields and objects that its schema does not list',
    'so that any real configuration can be tried',
  ),
  polling_below_minimum: choice(
    ['accept', 'clamp', 'reject'],
    'sf_polling_seconds below the minimum of the plan (demo 600, others 120)',
    'the minimum is documented, not what becomes of less; public configurations have 120 on apps that look like demos',
  ),
  database_key: choice(
    ['ignore', 'reject'],
    'PATCH with database_key, as one table of the reference calls db_key',
    'one table of the article against its own example and every client',
  ),
  reconfigure: choice(
    ['accept', 'refuse'],
    'PATCH of another database or schema when mappings exist already; they load anew',
    'the official plugin sends the PATCH in any state; Heroku’s own guides switch databases with a new add-on, so what becomes of the tables is told nowhere',
  ),
  export_by_post: flag(
    true,
    'whether POST …/actions/export works like GET',
    'the article heads it POST and shows GET; both harm nobody',
  ),
  restart_of_paused: choice(
    ['stays_paused', 'resumes'],
    'where a paused connection is after a restart',
    'documented as clearing errors, not as resuming; the official plugin says no more than “restarted”',
  ),
  reload_while_loading: choice(
    ['accept', 'refuse'],
    'a reload of a mapping that is loading; accepted, it begins again',
    'documented without a condition; no public client reloads a loading mapping',
  ),
  abort_at_rest: choice(
    ['accept', 'refuse'],
    'an abort where nothing runs; accepted, it changes nothing',
    'documented without a condition; the official plugin has no command for it',
  ),
  authorize_before_database: choice(
    ['accept', 'refuse'],
    'authorize_url for a connection without a database',
    'the article has no order of the two; public scripts set the database first',
  ),
  default_environment: choice(
    ['sandbox', 'production'],
    'authorize_url without environment; sources disagree, the newest says sandbox',
    'the newest article says sandbox, older ones production',
  ),
  denied_redirect: choice(
    ['next_with_error', 'dashboard'],
    'where the browser goes after Deny: to next with ?error=access_denied, or not',
    'usual in OAuth; the official plugin takes any request to next for a success and reads no error',
  ),
  empty_checks: choice(
    ['left_out', 'listed'],
    'lists without an item in the result of a validation; fixtures leave some out',
    'fixtures of the official plugin show both, code of 2019 took all for granted',
  ),
  unsafe_refusal: choice(
    ['message', 'with_diff'],
    'the 409 of an API version with unsafe changes; fixtures show both',
    'fixtures of the official plugin show both',
  ),
  many_fields: number(
    200,
    'fields of a mapping above which a validation warns',
    'the check is documented with red and yellow, its limit is not',
  ),
  many_large_texts: number(
    20,
    'large text area fields of a mapping above which a validation warns',
    'the article on performance names the check, its limit is told nowhere',
  ),
};

/** What the service does: a value for each behavior. */
export type Behavior = {
  -readonly [Name in keyof typeof behaviorTable]: (typeof behaviorTable)[Name]['default'];
};

/**
 * The behavior with the defaults for all that is left out.
 *
 * @throws Error naming the behavior, when one is unknown or has a value it cannot have
 */
export function readBehavior(given: Readonly<Record<string, unknown>>): Behavior {
  const entries = Object.entries(behaviorTable).map(([name, row]) => [name, row.default] as const);
  const result = Object.fromEntries(entries) as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(behaviorTable, name)) {
      const names = Object.keys(behaviorTable).join(', ');
      throw new Error(`Unknown behavior: ${name}. Valid behaviors: ${names}.`);
    }
    const row: BehaviorRow<unknown> = behaviorTable[name as keyof Behavior];
    const fits = row.values ? row.values.includes(value) : isLike(value, row.default);
    if (!fits) throw new Error(`The behavior ${name} takes ${wordsFor(row)}.`);
    result[name] = value;
  }
  return result as unknown as Behavior;
}

function isLike(value: unknown, example: unknown): boolean {
  if (typeof example !== 'number') return typeof value === typeof example;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function wordsFor({values, default: example}: BehaviorRow<unknown>): string {
  if (values) return values.join(' or ');
  return typeof example === 'number' ? 'a number, at least 0' : 'true or false';
}
