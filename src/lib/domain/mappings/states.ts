import {findState, stateTable, type State} from '../states.ts';

/**
 * The 23 mapping states, in the order of the mapping states reference (November 2024). Its labels
 * are known up to WAIT_BULK_LOAD; the meanings after that are the state's name in words.
 */
export const mappingStates = stateTable('mappings:wait', {
  DATA_SYNCED: {
    label: 'OK',
    kind: 'healthy',
    meaning: 'All rows were in sync at the last poll.',
  },
  INITIAL: {
    label: 'Creating',
    kind: 'moving',
    meaning: 'The table is being created.',
  },
  RESYNC: {
    label: 'Loading new columns',
    kind: 'moving',
    meaning: 'Rows are being loaded again to fill new columns.',
  },
  RELOAD_TABLE: {
    label: 'Reloading',
    kind: 'moving',
    meaning: 'The table is being loaded from Salesforce.',
  },
  SCHEMA_CHANGED: {
    label: 'Altering DB schema',
    kind: 'moving',
    meaning: 'The table is being altered after a configuration change.',
    advice: 'Wait until it has finished. If it hangs, look for a lock on the table in Postgres.',
  },
  POLLING_SF_CHANGES: {
    label: 'Polling SF',
    kind: 'polling',
    meaning: 'Looking for changes in Salesforce.',
  },
  POLLING_SF_BULK: {
    label: 'Polling SF [bulk]',
    kind: 'polling',
    meaning: 'Reading many changes from Salesforce with the Bulk API.',
  },
  POLLING_SF_FOR_DELETES: {
    label: 'Polling SF [deletes]',
    kind: 'polling',
    meaning: 'Looking for records deleted in Salesforce.',
  },
  WAIT_BULK_LOAD: {
    label: 'Waiting for bulk job',
    kind: 'moving',
    meaning: 'Salesforce is preparing a bulk load.',
  },
  LOADING_BULK_JOB: {
    kind: 'moving',
    meaning: 'The results of a bulk load are being written to Postgres.',
  },
  RESOLVE_EXTERNAL_IDS: {
    kind: 'moving',
    meaning: 'Rows are being matched by external id.',
  },
  BULK_LOAD_ERROR: {
    kind: 'error',
    meaning: 'A bulk load failed; the table is incomplete.',
    advice: 'Check the app’s logs, then reload the mapping.',
    next: {run: 'mappings:reload'},
  },
  WAIT_BULK_UPDATE: {
    kind: 'polling',
    meaning: 'Salesforce is preparing a large set of changes.',
  },
  APPLYING_BULK_UPDATE: {
    kind: 'polling',
    meaning: 'A large set of changes is being written to Postgres.',
  },
  POLL_EXTERNAL_IDS: {
    kind: 'polling',
    meaning: 'Looking for changed external ids in Salesforce.',
  },
  RECOVERY: {
    kind: 'moving',
    meaning: 'Recovering after an error.',
  },
  ABORTED: {
    // Whether a poll or a load was aborted cannot be seen; after a load, rows are missing.
    kind: 'error',
    meaning: 'The running operation was aborted.',
    advice: 'If a load was aborted, reload the mapping. An aborted poll runs again by itself.',
    next: {run: 'mappings:reload'},
  },
  SYSTEM_ERROR: {
    kind: 'error',
    meaning: 'An unexpected error has stopped syncing this mapping.',
    advice: 'Restart the connection. If the error returns, check the app’s logs.',
    next: {run: 'connections:restart'},
  },
  DB_UNAVAILABLE: {
    kind: 'error',
    meaning: 'Postgres cannot be reached.',
    advice: 'Check the database, then restart the connection.',
    next: {program: ['heroku', 'pg:info', '--app', 'APP']},
  },
  BAD_CONFIG: {
    kind: 'error',
    meaning:
      'The configuration cannot be applied. Often an object or field doesn’t exist, or the Salesforce user cannot see it.',
    advice: 'Correct the mapping’s configuration, or delete the mapping.',
    next: {run: 'mappings:edit'},
  },
  SYNC_REMOVED: {
    kind: 'error',
    meaning: 'The sync of this mapping was removed.',
    advice: 'Delete the mapping and create it again.',
    next: {run: 'mappings:delete'},
  },
  INACTIVE_ORG: {
    kind: 'error',
    meaning: 'The Salesforce organization is inactive or has expired.',
    advice: 'Reactivate the organization in Salesforce, then restart the connection.',
    next: {run: 'connections:restart', note: 'after reactivating the organization'},
  },
  UNAUTHORIZED: {
    kind: 'error',
    meaning: 'The connection’s Salesforce authorization has expired or was revoked.',
    advice: 'Authorize the connection again.',
    next: {run: 'connections:authorize'},
  },
});

/** Whether a reload of its table fixes a mapping in this state. */
export function isFixedByReload({next}: State): boolean {
  return next !== null && 'run' in next && next.run === 'mappings:reload';
}

/** The entry for a mapping's state; an unknown one is made for a name that is not listed. */
export function mappingState(name: string | null): State {
  return findState(mappingStates, name);
}
