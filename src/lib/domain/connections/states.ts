import {findState, stateTable, type State} from '../states.ts';

/**
 * Every connection state of any source: the connection states reference (labels, November 2022),
 * and for NEW, NEED_AUTHENTICATION, BUSY and INACTIVE_ORG public clients of the API.
 */
export const connectionStates = stateTable('connections:wait', {
  IDLE: {
    label: 'OK',
    kind: 'healthy',
    meaning: 'Working; no changes are being read right now.',
    advice: 'Nothing to do. A connection can be paused only in this state.',
  },
  POLLING_DB_CHANGES: {
    label: 'Polling DB',
    kind: 'polling',
    meaning: 'Reading changes from Postgres to send to Salesforce.',
    advice:
      'Nothing to do; it returns to IDLE. If it doesn’t, check the logs; it cannot be paused.',
    next: {run: 'connections:wait', flags: {for: 'IDLE'}},
  },
  BUSY: {
    kind: 'moving',
    meaning: 'Running an operation that must finish first.',
  },
  IMPORT_CONFIGURATION: {
    label: 'Importing config',
    kind: 'moving',
    meaning: 'Applying an imported configuration.',
  },
  RECOVERY: {
    label: 'Re-enabling',
    kind: 'moving',
    meaning: 'Recovering after a restart or a new authorization.',
    advice: 'Wait until it has finished. The previous error can return.',
  },
  PAUSED: {
    label: 'Paused',
    kind: 'stopped',
    meaning: 'Paused by a user. Changes in Postgres are recorded; nothing is synced.',
    advice: 'Resume it; changes made during the pause are then synced.',
    next: {run: 'connections:resume'},
  },
  NEW: {
    kind: 'stopped',
    meaning: 'The add-on was created, but no database or schema is set.',
    advice: 'Set the database and the schema.',
    next: {run: 'connections:configure'},
  },
  NEED_AUTHENTICATION: {
    kind: 'stopped',
    meaning: 'No Salesforce user has authorized the connection yet.',
    advice: 'Authorize it as a Salesforce user.',
    next: {run: 'connections:authorize'},
  },
  UNAUTHORIZED: {
    label: 'SF Auth Failed',
    kind: 'error',
    meaning: 'The Salesforce authorization has expired or was revoked.',
    advice: 'Authorize it again.',
    next: {run: 'connections:authorize'},
  },
  HEROKU_UNAUTH: {
    label: 'Heroku Auth failed',
    kind: 'error',
    meaning: 'The connection has lost access to the Heroku app or its database.',
    advice: 'Grant access again, then restart.',
    next: {run: 'access:add', args: ['APP'], then: {run: 'connections:restart'}},
  },
  DB_UNAVAILABLE: {
    label: 'DB Unavailable',
    kind: 'error',
    meaning:
      'Postgres cannot be reached, or the table _hcmeta, _trigger_log or _trigger_log_archive is missing.',
    advice:
      'Check the database and its config var, then restart. If a table is missing, create the connection again.',
    next: {program: ['heroku', 'pg:info', '--app', 'APP']},
  },
  TOO_MANY_ROWS: {
    label: 'Overlimit',
    kind: 'error',
    meaning:
      'The tables have more rows than the plan allows (10,000 on the demo plan); syncing has stopped.',
    advice: 'Delete mappings or upgrade the plan, then restart.',
    next: {run: 'mappings:list'},
  },
  INACTIVE_ORG: {
    kind: 'error',
    meaning: 'The Salesforce organization is inactive or has expired.',
    advice: 'Reactivate the organization in Salesforce, then restart.',
    next: {run: 'connections:restart', note: 'after reactivating the organization'},
  },
  SYSTEM_ERROR: {
    label: 'Unexpected error',
    kind: 'error',
    meaning: 'An unexpected error has stopped syncing.',
    advice: 'Restart it. If the error returns, check the app’s logs, then contact Heroku support.',
    next: {run: 'connections:restart'},
  },
});

/** The entry for a connection's state; an unknown one is made for a name that is not listed. */
export function connectionState(name: string | null): State {
  return findState(connectionStates, name);
}
