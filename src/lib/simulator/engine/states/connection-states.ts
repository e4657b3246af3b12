/**
 * The connection's state machine as tables: what may be done from where, how long it takes, where it
 * ends, and what an error does.
 *
 * Names of states: reference article, official plugin and django-heroku-connect. Which actions are
 * refused: the article for pause, otherwise assumption, except that a refusal is a 409 with a
 * message. Durations: assumption, all of them in model/behavior.ts.
 */
import type {Behavior} from '../../model/behavior.ts';
import type {FailureKind} from '../../model/world.ts';

export interface Action {
  readonly from: readonly string[];
  /** What the connection shows on the way, and the switch that says for how many seconds. */
  readonly through: readonly {readonly state: string; readonly lasts: keyof Behavior}[];
  readonly refusal: string;
}

const healthy = ['IDLE', 'POLLING_DB_CHANGES', 'BUSY'] as const;

/**
 * Each failure: the state it puts the connection in, and the notification that it leaves. Two of the
 * types are known, the others are assumed.
 */
export const failures: Readonly<
  Record<
    FailureKind,
    {readonly state: string; readonly event_type: string; readonly message: string}
  >
> = {
  authorization: {
    state: 'UNAUTHORIZED',
    event_type: 'salesforce-authorization',
    message: 'Salesforce no longer accepts the authorization of this connection.',
  },
  database: {
    state: 'DB_UNAVAILABLE',
    event_type: 'postgres-connection',
    message: 'The Postgres database of this connection cannot be reached.',
  },
  heroku: {
    state: 'HEROKU_UNAUTH',
    event_type: 'heroku-authorization',
    message: 'The authorization to read the settings of the Heroku app was lost.',
  },
  organization: {
    state: 'INACTIVE_ORG',
    event_type: 'salesforce-organization',
    message: 'The Salesforce organization of this connection is not active.',
  },
  rows: {
    state: 'TOO_MANY_ROWS',
    event_type: 'row-limit',
    message: 'The rows of this connection exceed what its plan allows.',
  },
  system: {
    state: 'SYSTEM_ERROR',
    event_type: 'system-error',
    message: 'An unexpected error has interrupted this connection.',
  },
};

export const actions = {
  pause: {
    from: ['IDLE'],
    through: [],
    refusal: 'Only a connection in state IDLE can be paused.',
  },
  resume: {
    from: ['PAUSED'],
    through: [],
    refusal: 'Only a paused connection can be resumed.',
  },
  restart: {
    from: [...healthy, 'PAUSED', 'RECOVERY', ...Object.values(failures).map(({state}) => state)],
    through: [{state: 'RECOVERY', lasts: 'recovery_seconds'}],
    refusal: 'There is nothing to restart.',
  },
  import: {
    from: [...healthy, 'PAUSED'],
    through: [{state: 'IMPORT_CONFIGURATION', lasts: 'import_seconds'}],
    refusal: 'A configuration cannot be imported now.',
  },
} as const satisfies Record<string, Action>;

/** States in which mappings can be created, edited, reloaded and aborted; deleted in all. */
export const takesMappingChanges: ReadonlySet<string> = new Set([
  ...healthy,
  'PAUSED',
  'RECOVERY',
  'SYSTEM_ERROR',
  'TOO_MANY_ROWS',
]);

/** The states of a connection that all of its mappings show too; otherwise each shows its own. */
export const mirrored: ReadonlySet<string> = new Set([
  'UNAUTHORIZED',
  'DB_UNAVAILABLE',
  'INACTIVE_ORG',
  'RECOVERY',
]);
