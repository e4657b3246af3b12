/*
 * What hconnect takes for granted though no source tells it of the service. Each is a value here
 * and nowhere else, so that it can be put right in one place.
 */

/**
 * Milliseconds after an accepted action during which the old state may still be shown. Clients of
 * the API sleep for 10 to 15 seconds before they believe what they read.
 */
export const staleAfterAccepted = 10_000;

/** Requests a connection may take a day: the reference article, rate limits. Not an assumption. */
export const dailyBudget = 5000;

/**
 * The states whose work, once aborted, leaves a table incomplete until it is reloaded. The reference
 * has a table of them that could not be read; these are the loads. Aborted polls go on by themselves.
 */
export const abortNeedsReload: readonly string[] = [
  'INITIAL',
  'SCHEMA_CHANGED',
  'RESYNC',
  'RELOAD_TABLE',
  'WAIT_BULK_LOAD',
  'LOADING_BULK_JOB',
  'RESOLVE_EXTERNAL_IDS',
];

/**
 * Types of notification that no source names; two are known, `mapping-error` and
 * `postgres-connection`.
 */
export const assumedEventTypes = [
  'salesforce-authorization',
  'heroku-authorization',
  'salesforce-organization',
  'row-limit',
  'system-error',
  'write-error',
] as const;

/**
 * The shape of a failed write. The official plugin reads these keys and says itself that its types
 * were never held against an answer. Rows carry no action, so that an insert, an update and a delete
 * cannot be told apart.
 */
export const writeErrorKeys = {
  id: 'id',
  table: 'table_name',
  record: 'record_id',
  message: 'message',
  created: 'created_at',
} as const;

/** Milliseconds for which the service lists a failed write: the official plugin's words alone say so. */
export const writeErrorsKept = 24 * 60 * 60 * 1000;

/** Results on a page where the official plugin asks for a number; it does so for notifications only. */
export const pageSize = '1000';
