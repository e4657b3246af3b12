/**
 * The world: everything the simulated service knows, as plain data that JSON can carry.
 *
 * Instants are simulated milliseconds since 1970. The world's own clock is `now`; whoever runs the
 * simulator moves it forward. What a connection or a mapping shows at an instant is worked out from
 * its timeline (engine/states/timeline.ts) when somebody asks, so a world at rest costs nothing.
 */
import type {Behavior} from './behavior.ts';

export interface World {
  readonly format: 2;
  readonly scenario: string;
  readonly seed: number;
  readonly began: number;
  now: number;
  /** How many of each kind were handed out: numbers, revisions, exports, requests. */
  readonly counters: Record<string, number>;
  behavior: Behavior;
  /** Where discovery and each cell are reached; set at each start. */
  addresses: {discovery: string; cells: Record<string, string>};
  readonly user: {readonly id: string; readonly email: string};
  readonly organizations: Organization[];
  readonly apps: App[];
  connections: Connection[];
  authorization_requests: AuthorizationRequest[];
  faults: Fault[];
}

/** A Salesforce organization and the user who authorizes connections for it. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly environment: 'production' | 'sandbox';
  readonly domain: string;
  readonly instance: string;
  readonly region: string;
  readonly user: {
    readonly id: string;
    readonly first_name: string;
    readonly last_name: string;
    readonly username: string;
    readonly email: string;
  };
  /** Rows by object; an object not named here has a few hundred, worked out from its name. */
  readonly rows: Record<string, number>;
  /** Custom fields by object, beyond those that mappings name; read as the lines of model/objects.json. */
  readonly custom_fields: Record<string, readonly string[]>;
  /** Fields by object that it had once, so mapping one of them fails. */
  readonly removed_fields?: Record<string, readonly string[]>;
}

export interface App {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly team_name: string | null;
  readonly databases: readonly Database[];
  /** Its log lines go somewhere. */
  log_drain: boolean;
  /** False: the app exists, and is not the user's. */
  readonly permitted: boolean;
  /** On the access list of the app's connections. */
  granted: boolean;
}

/** A Heroku Postgres database by the config var that names it. */
export interface Database {
  readonly db_key: string;
  readonly plan: string | null;
  readonly host: string;
  readonly database: string;
  readonly port: number;
}

/** What is wrong with a connection; each has its error state (engine/states/connection-states.ts). */
export type FailureKind =
  'authorization' | 'database' | 'heroku' | 'organization' | 'rows' | 'system';

/**
 * The states that something goes through, and the one it rests in. The whole way is known when it
 * begins, so the state at any instant is read off and nothing has to be stepped.
 */
export interface Timeline {
  readonly from: number;
  readonly steps: readonly {readonly state: string; readonly until: number}[];
  readonly rest: string;
}

export interface Connection {
  readonly id: string;
  readonly number: number;
  readonly app: string;
  readonly resource_name: string;
  cell: string;
  readonly plan: string;
  name: string;
  db_key: string | null;
  schema_name: string;
  organization: string | null;
  api_version: string;
  /** How fields differ in a later version. */
  schema_changes: readonly SchemaChange[];
  readonly created_at: number;
  authorized_at: number | null;
  /** The login host that was asked for, where it was a custom one. */
  custom_domain: string | null;
  timeline: Timeline;
  /** The intervals in which it polls, the newest last; only the last two are kept. */
  runs: Run[];
  /** Looks at the database without end, which keeps it from being paused. */
  stuck_polling: boolean;
  failures: FailureKind[];
  /** System errors come back after a restart as long as this holds. */
  lasting_failure: boolean;
  scheduled: ScheduledEvent[];
  mappings: Mapping[];
  /** Rows allowed in all tables together; null: no limit. */
  row_limit: number | null;
  /** What becomes of loads of an object, by its lower-case name, or `*` for all. */
  load_outcomes: Record<string, 'fails' | 'hangs'>;
  /** The tables of deleted mappings, which are being removed until then. */
  cleanups: {readonly table: string; readonly until: number}[];
  notifications: Notification[];
  validations: {readonly id: string; readonly at: number}[];
  budget: {since: number; used: number};
}

/** What another version of Salesforce's API does to a field. */
export interface SchemaChange {
  readonly object_name: string;
  readonly field: string;
  readonly kind: 'length_decrease' | 'length_increase' | 'removed' | 'type_change' | 'undetermined';
}

export interface Run {
  readonly from: number;
  until: number | null;
}

export interface Notification {
  readonly id: number;
  readonly at: number;
  readonly event_type: string;
  readonly message: string;
  acknowledged: boolean;
}

/** Something that will change the data of a connection at an instant (engine/scheduled-events.ts). */
export type ScheduledEvent =
  | {readonly at: number; readonly what: 'import'; readonly entries: readonly unknown[]}
  | {readonly at: number; readonly what: 'recovery'; readonly to: 'IDLE' | 'PAUSED'}
  | {readonly at: number; readonly what: 'api_version'; readonly version: string}
  | {readonly at: number; readonly what: 'load_failed'; readonly object_name: string}
  | {readonly at: number; readonly what: 'row_check'};

export interface Mapping {
  readonly id: string;
  readonly number: number;
  readonly object_name: string;
  config: Configuration;
  revision: number;
  /** When the last change of the configuration took effect; an instant to come is not shown yet. */
  applied_at: number | null;
  readonly created_at: number;
  updated_at: number;
  timeline: Timeline;
  load: Load;
  /** Work stands still since then: the connection is paused or in error. */
  stopped_at: number | null;
  /** Why the configuration cannot be applied. */
  problem: string | null;
  /** What Salesforce has refused, the newest last. */
  write_errors: WriteError[];
  /** Changed rows of the table that are to be written, and the last ones that were. */
  changes: readonly {readonly at: number; readonly count: number}[];
  /** When something was last written, before what `changes` tells. */
  written_at: number | null;
  /** What times showed before the load that runs. */
  earlier: {readonly loaded: number | null; readonly polled: number | null};
}

/** Rows in the table: `before` until it is cleared, then none, then growing to `after`. */
export interface Load {
  readonly before: number;
  readonly cleared: number;
  readonly from: number;
  readonly until: number;
  readonly after: number;
}

/** What a mapping is configured to do; keys and values as exported files have them. */
export interface Configuration {
  readonly access: 'read_only' | 'read_write';
  readonly sf_notify_enabled: boolean;
  readonly sf_polling_seconds: number;
  readonly sf_max_daily_api_calls: number;
  readonly fields: Readonly<Record<string, Readonly<Record<string, never>>>>;
  /** Absent in configurations from before 2016, and kept so. */
  readonly indexes?: Readonly<Record<string, {readonly unique: boolean}>>;
  readonly upsert_field?: string;
}

export interface WriteError {
  readonly id: number;
  readonly record_id: number;
  readonly message: string;
  readonly at: number;
}

/** An authorization that a person was sent to, and has not decided. */
export interface AuthorizationRequest {
  readonly id: string;
  readonly connection: string;
  readonly environment: string;
  readonly domain: string | null;
  readonly api_version: string | null;
  readonly next: string | null;
  readonly until: number;
}

/** A bad day that waits for the requests it fits (http/faults.ts). */
export interface Fault {
  /** Which requests it meets; absent: any. In `path` a `*` stands for anything. */
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  /** Requests that fit and are let through first. */
  skip?: number;
  /** Requests that it meets; 1 when absent. */
  times?: number;
  /** The answer is this status instead. */
  readonly status?: number;
  /** The answer's body instead: JSON, or text as it is. */
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values put into the JSON answer, by path: `{"results.0.region_url": "http://other.example"}`. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Whether the request is carried out although its answer is bad. */
  readonly carried_out?: boolean;
  /** The connection is reset without an answer, before or after the request is carried out. */
  readonly drop?: 'before' | 'after';
  /** The connection is reset after so many bytes of the answer's body. */
  readonly cut_after_bytes?: number;
  /** Real milliseconds before the answer. */
  readonly delay_ms?: number;
  /** How slowly the answer's body comes. */
  readonly bytes_per_second?: number;
}
