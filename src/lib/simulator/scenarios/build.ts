/**
 * Building worlds: the pieces from which scenarios are put together.
 */
import {schemaOf} from '../model/schema.ts';
import {rowsOf} from '../model/salesforce.ts';
import {atRest} from '../engine/states/timeline.ts';
import {steadyLoad} from '../engine/mappings/loads.ts';
import {newMapping, nextMappingNumber} from '../engine/mappings/mapping-work.ts';
import {readBehavior, type Behavior} from '../model/behavior.ts';
import {between, hash, uuid} from '../model/seeded-random.ts';
import {cellNamed} from '../model/regions.ts';
import {nextNumber, organizationOf} from '../model/find.ts';
import type {App, Configuration, Connection, Mapping, World} from '../model/world.ts';
import {acmeProduction, acmeSandbox} from './organizations.ts';

/** Every scenario begins on the same day, so outputs can be compared. */
export const beginning = Date.UTC(2026, 0, 15, 9, 0, 0);

const day = 24 * 60 * 60 * 1000;

/** A world without apps, with the organizations of Acme. */
export function emptyWorld(
  scenario: string,
  seed: number,
  behavior: Partial<Behavior> = {},
): World {
  return {
    format: 2,
    scenario,
    seed,
    began: beginning,
    now: beginning,
    counters: {},
    behavior: readBehavior(behavior),
    addresses: {discovery: '', cells: {}},
    user: {id: uuid(seed, 'user'), email: 'ada@acme.example'},
    organizations: structuredClone([acmeProduction, acmeSandbox]),
    apps: [],
    connections: [],
    authorization_requests: [],
    faults: [],
  };
}

export interface AppOptions {
  readonly region: string;
  readonly team?: string | null;
  /** Config vars that name a database; the first is the app's main one. */
  readonly databases?: readonly string[];
  readonly plan?: string;
  readonly permitted?: boolean;
  readonly granted?: boolean;
  readonly log_drain?: boolean;
}

/** Adds an app. Without options it is the team's, has one database, and access is granted. */
export function addApp(world: World, name: string, options: AppOptions): App {
  const keys = options.databases ?? ['DATABASE_URL'];
  const app: App = {
    id: uuid(world.seed, 'app', name),
    name,
    region: options.region,
    team_name: options.team === undefined ? 'acme' : options.team,
    databases: keys.map((db_key, index) => ({
      db_key,
      plan: options.plan ?? 'heroku-postgresql:standard-0',
      host: `ec2-192-0-2-${between(1, 254, world.seed, name, index)}.compute-1.amazonaws.com`,
      database: `d${uuid(world.seed, 'database', name, index).replaceAll('-', '').slice(0, 13)}`,
      port: 5432,
    })),
    log_drain: options.log_drain ?? false,
    permitted: options.permitted ?? true,
    granted: options.granted ?? true,
  };
  world.apps.push(app);
  return app;
}

export interface ConnectionOptions {
  readonly cell: string;
  readonly resource_name: string;
  /** A state in which it rests; IDLE when absent. */
  readonly state?: string;
  readonly organization?: string | null;
  readonly name?: string;
  readonly plan?: string;
  readonly db_key?: string | null;
  readonly schema_name?: string;
  readonly api_version?: string;
}

/** Adds a connection to an app; without options it runs on a paid plan. */
export function addConnection(world: World, app: App, options: ConnectionOptions): Connection {
  cellNamed(options.cell);
  const state = options.state ?? 'IDLE';
  const number = 70_000 + nextNumber(world, 'connection');
  const id = uuid(world.seed, 'connection', app.name, options.resource_name);
  const fresh = state === 'NEW';
  const organization = options.organization ?? null;
  const plan = options.plan ?? 'enterprise';
  const connection: Connection = {
    id,
    number,
    app: app.name,
    resource_name: options.resource_name,
    cell: options.cell,
    plan,
    name: options.name ?? '',
    db_key: options.db_key ?? (fresh ? null : 'DATABASE_URL'),
    // The official plugin's types let the key of a database be null, and never the schema.
    schema_name: options.schema_name ?? 'salesforce',
    organization,
    api_version: options.api_version ?? '64.0',
    schema_changes: [],
    created_at: world.began - between(30, 400, id) * day,
    custom_domain: null,
    authorized_at: organization === null ? null : world.began - between(1, 29, id) * day,
    timeline: atRest(world.began, state),
    runs: state === 'IDLE' ? [{from: runningSince(world, number), until: null}] : [],
    stuck_polling: false,
    failures: [],
    lasting_failure: false,
    scheduled: [],
    mappings: [],
    row_limit: plan === 'demo' ? 10_000 : null,
    load_outcomes: {},
    cleanups: [],
    notifications: [],
    validations: [],
    budget: {since: world.began, used: 0},
  };
  world.connections.push(connection);
  return connection;
}

/** An app, and its connections with the mappings of each by their objects. */
export interface AppWithConnections extends AppOptions {
  readonly connections?: readonly (ConnectionOptions & {
    readonly mappings?: Readonly<Record<string, MappingOptions>>;
  })[];
}

/** Adds an app with its connections, and returns these. */
export function addConnections(
  world: World,
  name: string,
  {connections = [], ...options}: AppWithConnections,
): Connection[] {
  const app = addApp(world, name, options);
  return connections.map(({mappings = {}, ...own}) => {
    const connection = addConnection(world, app, own);
    for (const [object, more] of Object.entries(mappings))
      addMapping(world, connection, object, more);
    return connection;
  });
}

/** Since long before the beginning, and not all connections poll in the same second. */
function runningSince({began}: World, number: number): number {
  return began - 400 * day - (1 + (number % 6)) * 1000;
}

/** Values of the configuration beside the usual ones, and what else the mapping has been through. */
type MappingOptions = Partial<Configuration> & {
  readonly extra?: readonly string[];
  /** Its configuration has been changed, and the change applied. */
  readonly edited?: boolean;
};

/** Adds a mapping that has been synced for a while. */
export function addMapping(
  world: World,
  connection: Connection,
  objectName: string,
  {edited = false, ...options}: MappingOptions = {},
): Mapping {
  const number = nextMappingNumber(world);
  const id = uuid(world.seed, 'mapping', connection.id, objectName);
  const config = usualConfiguration(objectName, options);
  const created = connection.created_at + day;
  const every = Math.min(config.sf_polling_seconds, 600);
  const loaded = world.began - (5 + (hash(id) % Math.max(1, every - 65))) * 1000;
  const mapping: Mapping = {
    ...newMapping(world, {id, number, object_name: objectName, config}, created),
    timeline: atRest(loaded, 'DATA_SYNCED'),
    load: steadyLoad(rowsOf(organizationOf(world, connection), objectName), loaded),
    ...(edited && {applied_at: created + day, updated_at: created + day}),
    ...(config.access === 'read_write' && {
      written_at: loaded - between(1, 90, id, 'written') * 60_000,
    }),
  };
  connection.mappings.push(mapping);
  return mapping;
}

/** The configuration that the dashboard would propose for an object, with the options. */
function usualConfiguration(
  objectName: string,
  {extra = [], ...options}: Partial<Configuration> & {readonly extra?: readonly string[]},
): Configuration {
  const known = new Set(schemaOf(objectName)?.fields.map(({name}) => name));
  // Shares and histories lack SystemModstamp; another date stands for it.
  const dates = ['SystemModstamp', 'LastModifiedDate', 'CreatedDate'];
  const modified = dates.find((name) => known.has(name)) ?? 'SystemModstamp';
  const usual = ['CreatedDate', 'Id', 'IsDeleted', 'Name', modified];
  const names = [...usual.filter((name) => known.has(name)), ...extra].sort();
  return {
    access: 'read_only',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    sf_max_daily_api_calls: 30000,
    fields: Object.fromEntries(names.map((name) => [name, {}])),
    indexes: {
      Id: {unique: true},
      [modified]: {unique: false},
      ...(options.upsert_field !== undefined && {[options.upsert_field]: {unique: true}}),
    },
    ...options,
  };
}
