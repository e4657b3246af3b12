import type {ConnectionAction} from './connection.ts';

/** The words of an action, and where it leads. */
export interface ActionWords {
  /** As in “Pausing acme-1”. */
  doing: string;
  /** As in “acme-1 was paused”. */
  done: string;
  /** The only state that ends it; null where any settled one does. */
  goal: string | null;
  /** The state that it leads out of, however long the service still shows it. */
  leaves: string | null;
}

export const connectionActions: Readonly<Record<ConnectionAction, ActionWords>> = {
  pause: {doing: 'Pausing', done: 'paused', goal: 'PAUSED', leaves: null},
  resume: {doing: 'Resuming', done: 'resumed', goal: null, leaves: 'PAUSED'},
  restart: {doing: 'Restarting', done: 'restarted', goal: null, leaves: null},
};
