/**
 * The connection's state machine as tables: what may be done from where, how long it takes, where it
 * ends, and what an error does.
 *
 * Names of states: reference article, official plugin and django-heroku-connect. Which actions are
 * refused: the article for pause and restart (assumption `action_states` for the others); a refusal
 * is a 409 with a message. Durations are behaviors.
 */
import type {Behavior} from '../../model/behavior.ts';
import type {FailureKind} from '../../model/world.ts';
import table from './failures.json' with {type: 'json'};

export interface Action {
  readonly from: readonly string[];
  /** What the connection shows on the way, and the behavior that says for how many seconds. */
  readonly through: readonly {readonly state: string; readonly lasts: keyof Behavior}[];
  readonly refusal: string;
}

const healthy = ['IDLE', 'POLLING_DB_CHANGES', 'BUSY'] as const;

/**
 * Each failure: the state it puts the connection in, and the notification that it leaves (assumption
 * `event_types`).
 */
export const failures: Readonly<
  Record<FailureKind, Readonly<Record<'event_type' | 'message' | 'state', string>>>
> = table;

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

/**
 * States in which mappings can be created, edited, reloaded and aborted; deleted in all (assumption
 * `mapping_change_states`).
 */
export const allowsMappingChanges: ReadonlySet<string> = new Set([
  ...healthy,
  'PAUSED',
  'RECOVERY',
  'SYSTEM_ERROR',
  'TOO_MANY_ROWS',
]);

/**
 * The states of a connection that all of its mappings show too (assumption `mirrored_states`);
 * otherwise each shows its own.
 */
export const mirroredStates: ReadonlySet<string> = new Set([
  'UNAUTHORIZED',
  'DB_UNAVAILABLE',
  'INACTIVE_ORG',
  'RECOVERY',
]);
