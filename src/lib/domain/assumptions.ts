/*
 * What hconnect assumes of the service though no source tells it: the values here and nowhere else, so
 * that each can be corrected in one place, and what each assumption was weighed by. The simulator has a
 * list of its own; a test holds that the two agree on what both name.
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

/** Types of notification that no source names. */
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

/** Milliseconds for which the service lists a failed write. */
export const writeErrorsKept = 24 * 60 * 60 * 1000;

/** Results on a page. */
export const pageSize = '1000';

/** Every assumption, by the name that the simulator has for it where it makes the same one. */
export const assumptions = {
  lag_seconds: {
    assumed: `reads can show the old state for ${staleAfterAccepted / 1000} seconds after a 202`,
    weighed: 'other clients sleep for 10 to 15 seconds before they believe what they read',
  },
  aborted_loads: {
    assumed: `after an abort a table needs a reload from ${abortNeedsReload.join(', ')}`,
    weighed:
      'the reference has a table of them that could not be read; these are the loads, and polls repeat',
  },
  configuration_defaults: {
    assumed: 'the defaults in the table of keys',
    weighed: 'every public export has them, and every client that creates mappings sends them',
  },
  configuration_effects: {
    assumed:
      'what a change of a key does where its row names no source; an unknown key alters the table',
    weighed: 'writing needs a trigger on the table, an unselected field has no column any more',
  },
  polling_below_minimum: {
    assumed: 'an interval below the minimum of the plan is a mistake',
    weighed: 'the minimum is documented, what the service does below it is not',
  },
  schema_keys: {
    assumed: 'schemas tell which fields an insert needs, and which are external ids',
    weighed: 'only name and required are known; where the others are missing nothing is reported',
  },
  event_types: {
    assumed: `types of notifications beside two: ${assumedEventTypes.join(', ')}`,
    weighed: 'tests of the official plugin show mapping-error and postgres-connection alone',
  },
  notification_filters: {
    assumed: '`before` leaves out its own instant, and is read to the microsecond',
    weighed: 'the filters are documented, their edges are not; times carry six digits',
  },
  write_sentences: {
    assumed:
      'a message may lack its code; a later failure of a record has the cause of its first one',
    weighed:
      'the sentences that are documented have no code; that a refused insert fails later changes is documented',
  },
  write_error_keys: {
    assumed: `a failed write has ${Object.values(writeErrorKeys).join(', ')}`,
    weighed:
      'the official plugin reads these, and says that its types were not compared with an answer',
  },
  write_errors_kept: {
    assumed: `failed writes are listed for ${writeErrorsKept / 3_600_000} hours`,
    weighed: 'the words of the official plugin’s command; the database keeps them for 7 or 31 days',
  },
  max_page_size: {
    assumed: `lists take page_size=${pageSize}`,
    weighed: 'the official plugin asks for as many notifications',
  },
  schema_diff_sentences: {
    assumed:
      'the sentences of a schema difference name fields behind a colon, in lower case; a change that is not called safe is not',
    weighed: 'a fixture of the official plugin has two such sentences, and leaves booleans out',
  },
  not_mappable_types: {
    assumed: 'fields of the types address, location and base64 cannot be mapped',
    weighed: 'the list of a third-party tool',
  },
} as const satisfies Readonly<Record<string, {assumed: string; weighed: string}>>;
