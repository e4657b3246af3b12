/**
 * The mapping's state machine as tables: the states, what an abort leaves, and what work consists of.
 *
 * Names: the reference of mapping states. Labels up to WAIT_BULK_LOAD are the dashboard's, the later
 * ones not (assumption `state_labels`). Which abort mends itself and which needs a reload is documented
 * for loads and polls, not for each state (assumption `aborted_loads`).
 */
export interface MappingState {
  /** What the dashboard calls it; the API sends it as `state_description`. */
  readonly label: string;
  /** What an abort leads to: the next poll mends it, or a reload must. Absent where nothing runs. */
  readonly aborted?: 'next_poll' | 'reload';
}

export const mappingStates: Readonly<Record<string, MappingState>> = {
  DATA_SYNCED: {label: 'OK'},
  INITIAL: {label: 'Creating', aborted: 'reload'},
  RESYNC: {label: 'Loading new columns', aborted: 'reload'},
  RELOAD_TABLE: {label: 'Reloading', aborted: 'reload'},
  SCHEMA_CHANGED: {label: 'Altering DB schema', aborted: 'reload'},
  POLLING_SF_CHANGES: {label: 'Polling SF', aborted: 'next_poll'},
  POLLING_SF_BULK: {label: 'Polling SF [bulk]', aborted: 'next_poll'},
  POLLING_SF_FOR_DELETES: {label: 'Polling SF [deletes]', aborted: 'next_poll'},
  WAIT_BULK_LOAD: {label: 'Waiting for bulk job', aborted: 'reload'},
  LOADING_BULK_JOB: {label: 'Loading bulk job', aborted: 'reload'},
  RESOLVE_EXTERNAL_IDS: {label: 'Resolving external IDs', aborted: 'reload'},
  BULK_LOAD_ERROR: {label: 'Bulk load error'},
  WAIT_BULK_UPDATE: {label: 'Waiting for bulk update', aborted: 'next_poll'},
  APPLYING_BULK_UPDATE: {label: 'Applying bulk update', aborted: 'next_poll'},
  POLL_EXTERNAL_IDS: {label: 'Polling external IDs', aborted: 'next_poll'},
  RECOVERY: {label: 'Recovering'},
  ABORTED: {label: 'Aborted'},
  SYSTEM_ERROR: {label: 'Unexpected error'},
  DB_UNAVAILABLE: {label: 'DB Unavailable'},
  BAD_CONFIG: {label: 'Bad configuration'},
  SYNC_REMOVED: {label: 'Sync removed'},
  INACTIVE_ORG: {label: 'Inactive organization'},
  UNAUTHORIZED: {label: 'SF Auth Failed'},
};

/** Rows above which Salesforce's Bulk API is used (documented). */
export const bulkAbove = 10_000;

/** A kind of work: the states it begins with, in simulated seconds, and what it does to the rows. */
export interface Work {
  readonly phases: readonly {readonly state: string; readonly seconds: number}[];
  /** `fill`: the table is cleared and filled; `columns`: new columns of its rows are. */
  readonly then?: 'fill' | 'columns';
}

const altering = {state: 'SCHEMA_CHANGED', seconds: 3};

/** What each kind of work goes through (assumption `work_order`). */
export const work = {
  create: {
    phases: [
      {state: 'INITIAL', seconds: 2},
      {state: 'SCHEMA_CHANGED', seconds: 2},
    ],
    then: 'fill',
  },
  reload: {phases: [], then: 'fill'},
  alter: {phases: [altering]},
  new_columns: {phases: [altering], then: 'columns'},
  alter_and_load: {phases: [altering], then: 'fill'},
} as const satisfies Record<string, Work>;

/** A poll of Salesforce: its states and how many seconds each lasts (assumption `poll_states`). */
export const poll = [
  {state: 'POLLING_SF_CHANGES', seconds: 2},
  {state: 'POLLING_SF_FOR_DELETES', seconds: 1},
] as const;
