/*
 * What hconnect assumes about the service without documentation: the values, here and nowhere else, so
 * that each can be corrected in one place, and the evidence for each. The simulator has its own list; a
 * test checks that both agree where they overlap.
 */

/** Milliseconds after an accepted action during which the old state may still be shown. */
export const staleAfterAccepted = 10_000;

/** Requests a connection may take a day: the reference article, rate limits. Not an assumption. */
export const dailyBudget = 5000;

/** The states whose work, once aborted, leaves a table incomplete until it is reloaded. */
export const abortNeedsReload: readonly string[] = [
  'INITIAL',
  'SCHEMA_CHANGED',
  'RESYNC',
  'RELOAD_TABLE',
  'WAIT_BULK_LOAD',
  'LOADING_BULK_JOB',
  'RESOLVE_EXTERNAL_IDS',
];

/** Undocumented types of notifications. */
export const assumedEventTypes = [
  'salesforce-authorization',
  'heroku-authorization',
  'salesforce-organization',
  'row-limit',
  'system-error',
  'write-error',
] as const;

/**
 * The keys of a failed write. It carries no action, so that an insert, an update and a delete cannot be
 * told apart.
 */
export const writeErrorKeys = {
  id: 'id',
  table: 'table_name',
  record: 'record_id',
  message: 'message',
  created: 'created_at',
} as const;

/** Milliseconds for which the service lists a write error. */
export const writeErrorsKept = 24 * 60 * 60 * 1000;

/** Results on a page. */
export const pageSize = '1000';

/** Every assumption, by the name that the simulator has for it where it makes the same one. */
export const assumptions = {
  lag_seconds: {
    assumed: `reads can show the old state for ${staleAfterAccepted / 1000} seconds after a 202`,
    evidence: 'other clients sleep for 10 to 15 seconds before they trust a read',
  },
  aborted_loads: {
    assumed: `after an abort, a table needs a reload in the states ${abortNeedsReload.join(', ')}`,
    evidence:
      'the table in the reference was unreadable; these states are loads, and polls repeat by themselves',
  },
  configuration_defaults: {
    assumed: 'the default of each key',
    evidence: 'every public export has them, and every client that creates mappings sends them',
  },
  configuration_effects: {
    assumed:
      'the effect of changing a key without a documented one; an unknown key alters the table',
    evidence: 'writing needs a trigger on the table; an unselected field no longer has a column',
  },
  polling_below_minimum: {
    assumed: 'an interval below the minimum of the plan is a mistake',
    evidence: 'the minimum is documented, the handling of smaller values is not',
  },
  schema_keys: {
    assumed: 'schemas list which fields an insert requires and which are external ids',
    evidence:
      'only name and required are documented; if the other keys are missing, nothing is reported',
  },
  event_types: {
    assumed: `notification types besides the two documented ones: ${assumedEventTypes.join(', ')}`,
    evidence: 'tests of the official plugin show only mapping-error and postgres-connection',
  },
  notification_filters: {
    assumed: '`before` excludes its own instant and is read to the microsecond',
    evidence: 'the filters are documented, their boundaries are not; times have six decimal digits',
  },
  write_sentences: {
    assumed:
      'a message may lack its code; later failures of a record have the cause of its first one',
    evidence:
      'documented messages have no code; that a refused insert makes later changes fail is documented',
  },
  write_error_keys: {
    assumed: `a write error has ${Object.values(writeErrorKeys).join(', ')}`,
    evidence:
      'the official plugin reads these keys and says that its types were not checked against a response',
  },
  write_errors_kept: {
    assumed: `write errors are listed for ${writeErrorsKept / 3_600_000} hours`,
    evidence: 'the help of the official plugin’s command; the database keeps them for 7 or 31 days',
  },
  list_requests: {
    assumed: 'a page of a list counts against the daily budget of each connection on it',
    evidence:
      'the limit is documented per connection, what a list counts against is not; this is the maximum',
  },
  max_page_size: {
    assumed: `lists accept page_size=${pageSize}`,
    evidence: 'the official plugin requests that many notifications',
  },
  schema_diff_sentences: {
    assumed:
      'schema difference messages name fields after a colon, in lower case; a change that is not called safe is unsafe',
    evidence: 'a fixture of the official plugin has two such messages and omits booleans',
  },
  not_mappable_types: {
    assumed: 'fields of the types address, location and base64 cannot be mapped',
    evidence: 'the list of a third-party tool',
  },
} as const satisfies Readonly<Record<string, {assumed: string; evidence: string}>>;
