/**
 * Undocumented facts about the service, one value each, which users set as behaviors.
 *
 * If several values are possible, the default is the one that a client can rely on least. Each was
 * searched for in public code, issues and pages in November 2026; `evidence` has what was found.
 * This table is the only place with the defaults; the README's table is generated from it.
 */
export interface BehaviorRow<Value> {
  readonly default: Value;
  /** The values allowed, the default first; any of the same type when absent. */
  readonly values?: readonly Value[];
  readonly meaning: string;
  /** Why the default was chosen. */
  readonly evidence: string;
}

/** A number of at least 0. */
function number(value: number, meaning: string, evidence: string): BehaviorRow<number> {
  return {default: value, meaning, evidence};
}

function flag(value: boolean, meaning: string, evidence: string): BehaviorRow<boolean> {
  return {default: value, meaning, evidence};
}

/** One of several, the first when nothing is said. */
function choice<const Value extends number | string>(
  values: readonly [Value, ...Value[]],
  meaning: string,
  evidence: string,
): BehaviorRow<Value> {
  return {default: values[0], values, meaning, evidence};
}

export const behaviorTable = {
  lag_seconds: number(
    1,
    'seconds after a 202 during which reads still show the old state',
    'public clients sleep after a 202: a Terraform provider 15 seconds (at least 5), others 3 to 10; any lag above 0 exposes a client that trusts the first read',
  ),
  db_poll_every_seconds: number(
    10,
    'how often an idle connection polls the database (0: never)',
    'documented: at most every 10 seconds after a notification, otherwise every 2 minutes',
  ),
  db_poll_lasts_seconds: number(
    1,
    'how long that poll shows POLLING_DB_CHANGES, during which a pause is refused',
    'undocumented; short, so that a pause is refused only now and then',
  ),
  import_seconds: number(
    3,
    'how long a connection shows IMPORT_CONFIGURATION',
    'public clients wait 10 to 15 seconds for an import; a Terraform provider scales that with the number of mappings',
  ),
  recovery_seconds: number(
    10,
    'how long a connection shows RECOVERY',
    'undocumented; long enough to be seen',
  ),
  cleanup_seconds: number(
    5,
    'how long the table of a deleted mapping is cleaned up (the connection is BUSY)',
    'documented that it continues after the 204; the duration is undocumented',
  ),
  rows_per_second: number(
    50,
    'rows per second of a load of up to 10,000 rows',
    'a documented log shows 500 rows queried in 0.8 seconds and inserted in 7, about 70 per second; the limit of 10,000 rows is documented',
  ),
  bulk_wait_seconds: number(
    60,
    'how long a larger load waits for its bulk job',
    'undocumented; Salesforce queues bulk jobs',
  ),
  bulk_rows_per_second: number(
    1000,
    'rows per second written by a bulk job',
    'undocumented; documented as faster than SOAP for large sets',
  ),
  default_page_size: number(
    50,
    'results per page without page_size',
    'undocumented; below the 1000 that the official plugin requests',
  ),
  max_page_size: number(
    1000,
    'the largest page_size; larger values are reduced to it',
    'the official plugin requests 1000 and reads only one page',
  ),
  max_body_bytes: number(
    10_000_000,
    'larger request bodies get a 413',
    'undocumented; far above the largest public configuration',
  ),
  daily_requests: number(
    5000,
    'requests a connection accepts within 24 hours of its first one; the number is documented',
    'documented',
  ),
  retry_after: flag(
    false,
    'whether a 429 has a Retry-After header',
    'common in the framework that writes the throttle message; no public client reads it',
  ),
  latency_ms: number(
    0,
    'real milliseconds before every response',
    'undocumented; for tests of slow responses',
  ),
  flaky_percent: number(
    0,
    'percentage of requests that fail, drawn from the seed',
    'undocumented; for tests of unreliable networks',
  ),
  hidden_status: choice(
    [404, 403],
    'the status for a connection of an app that the user has no access to',
    'a 404 reveals nothing; only mocks show either status, and no public report quotes one',
  ),
  invalid_input: choice(
    ['message_and_errors', 'errors_only', 'message_only'],
    'the body of a 400: a message, errors by field, or both',
    'documented as details in the JSON, without their shape; both are likely',
  ),
  bad_import: choice(
    ['bad_config', 'connection_error'],
    'where invalid content of an import shows later: on the mapping, or on the connection too',
    'a user reports an error on the connection (issue 97 of the official plugin), the reference has BAD_CONFIG for mappings only; a client that checks mappings sees both',
  ),
  unknown_fields: choice(
    ['exist', 'missing'],
    'whether the organization has fields and objects that its schema does not list',
    'lets any real configuration be tried',
  ),
  polling_below_minimum: choice(
    ['accept', 'clamp', 'reject'],
    'sf_polling_seconds below the minimum of the plan (demo 600, others 120)',
    'the minimum is documented, the handling of smaller values is not; public configurations have 120 on apps that look like demos',
  ),
  database_key: choice(
    ['ignore', 'reject'],
    'PATCH with database_key, the name that one table of the reference uses for db_key',
    'one table of the article contradicts its own example and every client',
  ),
  reconfigure: choice(
    ['accept', 'refuse'],
    'PATCH of another database or schema when mappings exist; they are loaded again',
    'the official plugin sends the PATCH in any state; Heroku’s guides switch databases with a new add-on, so the effect on tables is undocumented',
  ),
  export_by_post: flag(
    true,
    'whether POST …/actions/export works like GET',
    'the article’s heading says POST and its example GET; both are harmless',
  ),
  restart_of_paused: choice(
    ['stays_paused', 'resumes'],
    'the state of a paused connection after a restart',
    'documented as clearing errors, not as resuming; the official plugin says no more than “restarted”',
  ),
  reload_while_loading: choice(
    ['accept', 'refuse'],
    'reload of a mapping that is loading; if accepted, the load starts over',
    'documented without a condition; no public client reloads a loading mapping',
  ),
  abort_at_rest: choice(
    ['accept', 'refuse'],
    'abort when nothing is running; if accepted, it changes nothing',
    'documented without a condition; the official plugin has no command for it',
  ),
  authorize_before_database: choice(
    ['accept', 'refuse'],
    'authorize_url for a connection without a database',
    'the article gives no order; public scripts set the database first',
  ),
  default_environment: choice(
    ['sandbox', 'production'],
    'authorize_url without environment; sources disagree, the newest says sandbox',
    'the newest article says sandbox, older ones production',
  ),
  denied_redirect: choice(
    ['next_with_error', 'dashboard'],
    'where Deny sends the browser: to next with ?error=access_denied, or not',
    'common in OAuth; the official plugin takes any request to next as a success and reads no error',
  ),
  empty_checks: choice(
    ['left_out', 'listed'],
    'how a validation result shows empty lists; fixtures omit some',
    'fixtures of the official plugin show both; code of 2019 expected all lists',
  ),
  unsafe_refusal: choice(
    ['message', 'with_diff'],
    'the 409 of an API version with unsafe changes; fixtures show both',
    'fixtures of the official plugin show both',
  ),
  many_fields: number(
    200,
    'number of fields above which a validation warns',
    'the check is documented with red and yellow, its limit is not',
  ),
  many_large_texts: number(
    20,
    'number of large text area fields above which a validation warns',
    'the article on performance names the check but not its limit',
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
