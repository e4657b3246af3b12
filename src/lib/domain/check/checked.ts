import type {ConnectionRef} from '../connections/connection-ref.ts';
import type {OwnRuleName} from '../diagnosis/rules.ts';
import type {Limits} from './limits.ts';
import type {CheckSeverity} from './severity.ts';

/** Something that is not as it should be. */
export interface CheckFinding {
  severity: CheckSeverity;
  rule: OwnRuleName;
  /** The mapping's object; null where it is about the connection. */
  object_name: string | null;
  /** A sentence. */
  message: string;
  /** The same in a few words, for a line that has room for little: “lag 42m”. */
  note: string;
  /** Why, in the words of Heroku Connect or of the system; null where nothing is known. */
  reason: string | null;
  /** What to do. */
  advice: string;
}

/** What was measured of a mapping; null where the service did not tell. Times are in milliseconds. */
export interface CheckedMapping {
  object_name: string;
  state: string;
  severity: CheckSeverity;
  /** Whether its state was left out of the check. */
  ignored: boolean;
  /** Since Salesforce was last polled. */
  lag: number | null;
  /** Since Postgres was last polled; null where the mapping is read-only, too. */
  writeLag: number | null;
  errors: number | null;
  pending: number | null;
  rows: {postgres: number | null; salesforce: number | null};
  limits: Limits;
}

/** What was found of a connection. */
export interface CheckedConnection {
  /** Empty where the connection was not found. */
  id: string;
  resource_name: string | null;
  app_name: string | null;
  /** As it is called in sentences. */
  name: string;
  region: string | null;
  /** Null where it could not be read. */
  state: string | null;
  severity: CheckSeverity;
  ignored: boolean;
  findings: CheckFinding[];
  /** Null where they could not be read. */
  mappings: CheckedMapping[] | null;
  /** How many nobody has acknowledged; null where they were not asked for. */
  notifications: number | null;
}

/** A region whose connections were asked for. */
export interface CheckedRegion {
  name: string;
  /** Why some or all of its connections are missing; null where they are all there. */
  finding: CheckFinding | null;
}

/** What a check has found. */
export interface CheckReport {
  severity: CheckSeverity;
  connections: CheckedConnection[];
  /** Empty where connections were named. */
  regions: CheckedRegion[];
  /** What is about no connection. */
  findings: CheckFinding[];
}

/** A finding, and whose it is; null where it is about no connection. */
export interface PlacedFinding {
  connection: CheckedConnection | null;
  finding: CheckFinding;
}

/** The names of a connection that is not read. */
export type NamedConnection = Pick<ConnectionRef, 'id' | 'resource_name' | 'app_name'>;
