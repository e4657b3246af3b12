import type {JsonObject} from '../json.ts';
import type {Mapping} from '../mappings/mapping.ts';
import type {ConnectionRef} from './connection-ref.ts';
import type {State} from '../states.ts';

/** A Heroku Connect add-on: one Postgres schema and one Salesforce organization, kept in sync. */
export interface Connection extends ConnectionRef {
  name: string | null;
  state: State;
  /** What the service says of all of its mappings; `OK` is the only value that is documented. */
  mappings_summary: string | null;
  schema_name: string | null;
  /** The config var that holds the database's URL. */
  db_key: string | null;
  database: string | null;
  organization_id: string | null;
  /** The Salesforce user who authorized the connection. */
  username: string | null;
  environment: string | null;
  api_version: string | null;
  plan: string | null;
  region: string | null;
  created_at: string | null;
  /** Only where the details were asked for deep. */
  mappings: Mapping[] | null;
  /** When the service sent this, by its own clock; null where it did not say. */
  sentAt: number | null;
  /** Everything that the service sent, merged with what discovery tells of its place. */
  record: JsonObject;
}

/** A connection with all of its mappings. */
export type DeepConnection = Connection & {mappings: Mapping[]};

/** A config var of an app that names a database, as `connections:configure` offers it. */
export interface DatabaseKey {
  name: string;
  plan: string | null;
}

/** A connection as the discovery host tells of it: where it is, and not how it is. */
export interface Discovered extends ConnectionRef {
  region: string | null;
  record: JsonObject;
}

/** The three actions of a connection that the reference article documents. */
export type ConnectionAction = 'pause' | 'resume' | 'restart';

/** How a Salesforce user is to be asked; what is left out is the service's default. */
export interface AuthorizationRequest {
  environment: 'production' | 'sandbox' | 'custom';
  /** The login host of a custom environment. */
  domain?: string | undefined;
  /** Such as `64.0`. */
  api_version?: string | undefined;
  /** Where the browser lands afterward. */
  next?: string | undefined;
}

/** The same before it is known of which environment the connection is. */
export type AskedAuthorization = Omit<AuthorizationRequest, 'environment'> &
  Partial<Pick<AuthorizationRequest, 'environment'>>;

/** Whether a connection is of an organization: the 18 characters of its id are 15 and a checksum. */
export function belongsTo({organization_id}: Connection, org: string): boolean {
  return organization_id?.slice(0, 15) === org.slice(0, 15);
}
