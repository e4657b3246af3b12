import {findState, stateTable, type State} from '../states.ts';

/**
 * Every connection state of any source: the connection states reference (labels, November 2022),
 * and for NEW, NEED_AUTHENTICATION, BUSY and INACTIVE_ORG public clients of the API.
 */
export const connectionStates = stateTable('connections:wait', {
  IDLE: {
    label: 'OK',
    kind: 'healthy',
    meaning: 'Working, and not looking for changes at this instant.',
    advice: 'Nothing to do. This is the only state in which a connection can be paused.',
  },
  POLLING_DB_CHANGES: {
    label: 'Polling DB',
    kind: 'polling',
    meaning: 'Reading changes from Postgres to send them to Salesforce.',
    advice: 'Nothing to do; it returns to IDLE. If it stays, look at the logs: it blocks a pause.',
    next: {run: 'connections:wait', flags: {for: 'IDLE'}},
  },
  BUSY: {
    kind: 'moving',
    meaning: 'Working on something that has to end first.',
  },
  IMPORT_CONFIGURATION: {
    label: 'Importing config',
    kind: 'moving',
    meaning: 'Applying an imported configuration to the mappings.',
  },
  RECOVERY: {
    label: 'Re-enabling',
    kind: 'moving',
    meaning: 'Recovering after a restart or a new authorization.',
    advice: 'Wait for it to end; it can end in the error that it came from.',
  },
  PAUSED: {
    label: 'Paused',
    kind: 'stopped',
    meaning: 'Paused by a user: changes in Postgres are recorded, and nothing is sent or read.',
    advice: 'Resume it; what was missed is picked up.',
    next: {run: 'connections:resume'},
  },
  NEW: {
    kind: 'stopped',
    meaning: 'The add-on exists; no database and no schema has been chosen.',
    advice: 'Choose the database and the schema.',
    next: {run: 'connections:configure'},
  },
  NEED_AUTHENTICATION: {
    kind: 'stopped',
    meaning: 'No Salesforce user has authorized the connection yet.',
    advice: 'Have a Salesforce user authorize it.',
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
    meaning: 'The connection has lost its access to the Heroku app or its database.',
    advice: 'Grant access again, then restart.',
    next: {run: 'access:add', args: ['APP'], then: {run: 'connections:restart'}},
  },
  DB_UNAVAILABLE: {
    label: 'DB Unavailable',
    kind: 'error',
    meaning:
      'Postgres cannot be reached, or the tables _hcmeta, _trigger_log or _trigger_log_archive are gone.',
    advice:
      'Check the database and its config var, then restart. If the tables are gone, the connection has to be created again.',
    next: {program: ['heroku', 'pg:info', '--app', 'APP']},
  },
  TOO_MANY_ROWS: {
    label: 'Overlimit',
    kind: 'error',
    meaning: 'More rows than the plan allows (10,000 on the demo plan); syncing has stopped.',
    advice: 'Delete mappings or upgrade the plan, then restart.',
    next: {run: 'mappings:list'},
  },
  INACTIVE_ORG: {
    kind: 'error',
    meaning: 'The Salesforce organization is inactive or has expired.',
    advice: 'Reactivate the organization in Salesforce, then restart.',
  },
  SYSTEM_ERROR: {
    label: 'Unexpected error',
    kind: 'error',
    meaning: 'Syncing was interrupted by an error.',
    advice: 'Restart; if it comes back, read the app’s logs, then ask Heroku support.',
    next: {run: 'connections:restart'},
  },
});

/** The entry for a connection's state; an unknown one is made for a name that is not listed. */
export function connectionState(name: string | null): State {
  return findState(connectionStates, name);
}
