import type {Connection, ConnectionAction} from './connections/connection.ts';
import type {Finding} from './diagnosis/finding.ts';
import type {Explanation} from './explanation.ts';
import type {Health} from './health.ts';
import type {Mapping} from './mappings/mapping.ts';
import type {ConnectionRef} from './connections/connection-ref.ts';
import type {Notification, NotificationFilter} from './notifications/notification.ts';
import type {MappingSchemaDiff} from './schema-diff.ts';
import type {Failure} from '../errors.ts';
import type {State} from './states.ts';
import type {WriteError} from './write-errors/write-error.ts';

/** A connection of a list, and how it is. */
export interface ListedConnection {
  connection: Connection;
  health: Health;
}

/** A connection, how it is, and why in the service's own words. */
export interface ConnectionReport {
  /** As it was asked for, with or without its mappings. */
  connection: Connection;
  health: Health;
  /** Null where nothing is wrong, or the service does not say. */
  reason: string | null;
  /** What its health was judged by. */
  withMappings: Connection;
  /** The present, by the service's clock where it tells. */
  now: number;
}

/** A mapping, how it is, and why in the service's own words. */
export interface MappingReport {
  connection: ConnectionRef;
  mapping: Mapping;
  /** The present, by the service's clock where it tells. */
  now: number;
  /** Null where nothing is wrong, or the service does not say. */
  reason: string | null;
}

/** What the service answered to a request of a user, as it came. */
export interface RawResponse {
  status: number;
  /** What the status is called, such as “Accepted”. */
  statusText: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Empty where there was none. */
  text: string;
}

/** What became of an action on a connection. */
export interface ActionOutcome {
  action: ConnectionAction;
  connection: ConnectionRef;
  /** `accepted` is not done; `already` means that there was nothing to do. */
  outcome: 'accepted' | 'already' | 'done';
  /** The state seen last, where one was looked at, and how the connection was. */
  state: State | null;
  health: Health | null;
}

/** Why a connection stays paused at the end of a run that needed it so. */
export interface StaysPaused {
  /** Before the run began, or since by a person; or another run still needs it paused. */
  reason: 'paused_before' | 'paused_since' | 'held';
  /** That other run, as a sentence names it. */
  by: string | null;
}

/** A command that is run while a connection is paused. */
export interface PausedRun {
  connection: ConnectionRef;
  /** The command, word for word. */
  command: readonly string[];
  /** Of the command; null while it runs. */
  exit_status: number | null;
  /** Why the connection stays paused; null where it is resumed. */
  stays: StaysPaused | null;
  /** The command line that resumes it. */
  resumeCommand: string;
}

/** What became of a change of the API version. */
export interface UpgradeOutcome {
  connection: ConnectionRef;
  /** `already` means that there was nothing to do. */
  outcome: 'already' | 'done';
  from: string | null;
  to: string;
  state: State;
  /** Why the connection is still paused; null where it was resumed, or never paused. */
  stays: StaysPaused | null;
  mappings: MappingSchemaDiff[];
}

/** What became of an import. */
export interface ImportOutcome {
  connection: ConnectionRef;
  /** `accepted` is not done; `already` means that there was nothing to do. */
  outcome: 'already' | 'accepted' | 'done';
  /** The connection's state at the end; null where it was not followed. */
  state: State | null;
  /** The objects of the file, and of these which are new, which get another configuration, and which neither. */
  objects: string[];
  created: string[];
  changed: string[];
  unchanged: string[];
  /** The imported mappings at the end; empty where they were not followed. */
  mappings: Mapping[];
}

/** A mapping that something was done to, and how it was or is, where it was looked at. */
export interface MappingTarget {
  id: string;
  object_name: string;
  mapping: Mapping | null;
}

/** What became of an action on mappings. */
export interface MappingsOutcome {
  action: 'create' | 'update' | 'reload' | 'abort' | 'delete';
  connection: ConnectionRef;
  /** `accepted` is not done; `already` means that there was nothing to do. */
  outcome: 'accepted' | 'already' | 'done';
  mappings: MappingTarget[];
  /** Of a deletion: what was named and does not exist any more. */
  gone?: readonly string[];
  /** The file with the previous configuration; null where none was saved. */
  backup?: string | null;
}

/** What became of a plan. */
export interface Applied {
  connection: ConnectionRef;
  /** `accepted` is not done: the tables follow; `already` means that there was nothing to do. */
  outcome: 'already' | 'accepted' | 'done';
  steps: AppliedStep[];
  /** The mappings that were created or changed, as they were seen last. */
  mappings: Mapping[];
}

export interface AppliedStep {
  action: 'create' | 'update' | 'delete';
  object_name: string;
  id: string;
}

/** A state that somebody asked about, and whose it is. */
export interface ExplainedState {
  of: 'connection' | 'mapping';
  state: State;
}

/** A problem that somebody asked about, and where it is met. */
export interface ExplainedProblem {
  of: 'write_error' | 'notification' | 'diagnosis_rule';
  explanation: Explanation;
}

/** What somebody asked to have explained. */
export interface Explained {
  states: ExplainedState[];
  problems: ExplainedProblem[];
}

/** What became of a token, and the variable that is used before the stored one. */
export interface StoredToken {
  file: string;
  variable: string | null;
}

/** One setting as `auth:status` shows it; of the token only whether there is one. */
export interface ShownSetting {
  name: string;
  value: string | null;
  /** How a person is shown a value that is long. */
  shown?: string;
  source: string | null;
}

/** A command line that the demo ran, and what it printed, where that was kept. */
export interface PlayedStep {
  command: string;
  exit_status: number;
  stdout: string;
  stderr: string;
}

/** The notifications of a connection, the newest first. */
export interface ListedNotifications {
  connection: ConnectionRef;
  notifications: Notification[];
  /** The present by the service's clock; null where it does not tell. */
  now: number | null;
  /** Why some are missing; null where all are there. */
  failure: Failure | null;
}

/** Notifications that were counted and are to be acknowledged, and no others. */
export interface Acknowledgement {
  connection: ConnectionRef;
  /** The newest first. */
  notifications: Notification[];
  /** What is sent; null where there is nothing to acknowledge. */
  filter: (NotificationFilter & {before: string}) | null;
}

/** The failed writes of a connection or a mapping. */
export interface ListedWriteErrors {
  connection: ConnectionRef;
  /** Where they are those of one mapping. */
  mapping: string | null;
  /** The newest first. */
  errors: WriteError[];
  /** Those from before `since`: a later failure of the same row has their cause. */
  earlier: WriteError[];
  /** The time before which none were asked for; null for all that the service keeps. */
  since: number | null;
  /** The present by the service's clock; null where it does not tell. */
  now: number | null;
  /** Why some are missing; null where all are there. */
  failure: Failure | null;
}

/** What is wrong with a connection or with mappings of it, and what is in order. */
export interface Diagnosis {
  connection: ConnectionRef;
  /** The worst first. */
  findings: Finding[];
  /** What is missing; empty where nothing is. */
  gaps: readonly DiagnosisGap[];
}

/** A part of a diagnosis that could not be read: the service's own checks, or its notifications. */
export interface DiagnosisGap {
  part: 'checks' | 'notifications';
  failure: Failure;
}
