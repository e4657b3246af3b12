/**
 * What can be made to happen to a connection from outside of the API: failures, their end, and what
 * other people do in the dashboard.
 */
import {describeProblems, isRecord, readConfiguration} from './mappings/configuration.ts';
import {rowsOf} from '../model/salesforce.ts';
import {standardObject} from '../model/schema.ts';
import {authorize} from './setup.ts';
import {checkRows, clearFailure, fail} from './failures.ts';
import {notify} from './states/notifications.ts';
import {changeMapping, createMapping, reloadMapping} from './mappings/mapping-work.ts';
import {schemaChangeKinds} from './mappings/versions.ts';
import {addChanges, addWriteErrors, writeCauses} from './mappings/writes.ts';
import {atRest, stateAt} from './states/timeline.ts';
import {cellNames} from '../model/regions.ts';
import {appOf, findMapping, organizationOf} from '../model/find.ts';
import type {FailureKind, Connection, Mapping, World} from '../model/world.ts';

export interface Event {
  readonly meaning: string;
  /** Throws an Error that names what is wrong with the details. */
  readonly happen: (world: World, connection: Connection, details: Details) => void;
}

type Details = Readonly<Record<string, unknown>>;

export const events: Readonly<Record<string, Event>> = {
  authorization_lost: failure('authorization', 'Salesforce rejects the authorization'),
  authorization_restored: {
    meaning: 'a Salesforce user authorizes the connection',
    happen: (world, connection) => {
      const organization = organizationOf(world, connection) ?? world.organizations[0];
      if (!organization) throw new Error('This world has no organization.');
      authorize(world, connection, organization, world.now);
    },
  },
  database_unavailable: failure('database', 'the database cannot be reached'),
  database_available: end('database', 'the database can be reached again; then restart'),
  heroku_authorization_lost: failure(
    'heroku',
    "the app's settings cannot be read; fix with POST /auth/<app>, then restart",
  ),
  org_inactive: failure('organization', 'the Salesforce organization is inactive'),
  org_active: end('organization', 'the Salesforce organization is active again; then restart'),
  rows_over_limit: {
    meaning:
      'the plan allows fewer rows than there are: {"limit": 100} (default: one less than there are)',
    happen: (world, connection, {limit}) => {
      const organization = organizationOf(world, connection);
      const rows = connection.mappings.reduce(
        (sum, {object_name}) => sum + rowsOf(organization, object_name),
        0,
      );
      connection.row_limit = limit === undefined ? rows - 1 : count('limit', limit);
      checkRows(world, connection, world.now);
    },
  },
  rows_within_limit: {
    meaning: 'the row limit is removed; then restart',
    happen: (_world, connection) => {
      connection.row_limit = null;
      clearFailure(connection, 'rows');
    },
  },
  system_error: {
    meaning: 'an unexpected error; with {"lasting": true}, a restart does not help',
    happen: (world, connection, {lasting}) => {
      connection.lasting_failure = lasting === true;
      fail(world, connection, 'system', world.now);
    },
  },
  system_error_over: {
    meaning: 'the cause of a lasting error is gone; then restart',
    happen: (_world, connection) => {
      connection.lasting_failure = false;
    },
  },
  polling_stuck: {
    meaning:
      'the connection polls the database endlessly and cannot be paused; {"stuck": false} ends it',
    happen: (_world, connection, {stuck}) => {
      connection.stuck_polling = stuck !== false;
    },
  },
  loads: {
    meaning:
      'the outcome of future loads: {"outcome": "fail", "hang" or "succeed", "object_name": "Account"} (default: all objects)',
    happen: (_world, connection, {outcome, object_name}) => {
      const outcomes = {fail: 'fails', hang: 'hangs', succeed: null} as const;
      if (outcome !== 'fail' && outcome !== 'hang' && outcome !== 'succeed') {
        throw new Error('outcome must be fail, hang or succeed.');
      }
      const key = typeof object_name === 'string' ? object_name.toLowerCase() : '*';
      const others = Object.entries(connection.load_outcomes).filter(
        ([name]) => name !== key && key !== '*',
      );
      const next = outcomes[outcome];
      connection.load_outcomes = Object.fromEntries(next ? [...others, [key, next]] : others);
    },
  },
  mapping_error: {
    meaning:
      'a mapping ends in an error state: {"object_name": "Account", "state": "SYSTEM_ERROR"}',
    happen: (world, connection, details) => {
      const mapping = mappingOf(connection, details);
      const {state = 'SYSTEM_ERROR'} = details;
      if (typeof state !== 'string') throw new Error('state must be the name of a state.');
      mapping.timeline = atRest(world.now, state);
      notify(world, connection, 'mapping-error', `${mapping.object_name}: ${state}`, world.now);
    },
  },
  rows: {
    meaning:
      'the number of rows of an object in Salesforce, and in its table once loaded: {"object_name": "Account", "count": 20000}',
    happen: (world, connection, details) => {
      const mapping = mappingOf(connection, details);
      const rows = count('count', details.count);
      const {object_name, timeline, load} = mapping;
      const organization = organizationOf(world, connection);
      if (!organization) throw new Error('The connection has no organization.');
      organization.rows[standardObject(object_name) ?? object_name] = rows;
      if (stateAt(timeline, world.now) !== 'DATA_SYNCED') return;
      mapping.load = {...load, before: rows, after: rows};
      checkRows(world, connection, world.now);
    },
  },
  write_errors: {
    meaning:
      'writes to Salesforce fail: {"object_name": "Contact", "count": 3, "cause": "duplicate_value"} (default: mixed causes)',
    happen: (world, connection, details) => {
      const mapping = writableMappingOf(connection, details);
      const {cause} = details;
      if (cause !== undefined && !Object.keys(writeCauses).some((name) => name === cause)) {
        throw new Error(`cause must be one of: ${Object.keys(writeCauses).join(', ')}.`);
      }
      const number = count('count', details.count ?? 1);
      const options = typeof cause === 'string' ? {cause} : {};
      addWriteErrors(world, connection, mapping, number, world.now, options);
    },
  },
  changes: {
    meaning:
      'rows change in the database and are written to Salesforce: {"object_name": "Contact", "count": 3}',
    happen: (world, connection, details) => {
      const mapping = writableMappingOf(connection, details);
      addChanges(world, connection, mapping, count('count', details.count ?? 1), world.now);
    },
  },
  schema_change: {
    meaning:
      'a field differs in a later API version: {"object_name": "Account", "field": "Phone", "kind": "length_increase"}; other kinds: length_decrease, type_change, removed, undetermined',
    happen: (_world, connection, details) => {
      const {object_name} = mappingOf(connection, details);
      const {field} = details;
      const kind = schemaChangeKinds.find((known) => known === details.kind);
      if (typeof field !== 'string' || kind === undefined) {
        throw new Error(
          `field is required, and kind must be one of: ${schemaChangeKinds.join(', ')}.`,
        );
      }
      connection.schema_changes = [...connection.schema_changes, {object_name, field, kind}];
    },
  },
  dashboard_edit: {
    meaning:
      'someone edits or creates a mapping: {"object_name": "Account", "config": {…}}; missing config keys stay unchanged',
    happen: (world, connection, details) => {
      const {object_name: name, config} = details;
      if (typeof name !== 'string' || !isRecord(config)) {
        throw new Error('object_name and config are required.');
      }
      const organization = organizationOf(world, connection);
      const subject = {objectName: name, connection, organization, behavior: world.behavior};
      const mapping = findMapping(connection, name);
      const reading = readConfiguration({...mapping?.config, ...config}, subject);
      if (mapping) changeMapping(world, connection, mapping, reading, world.now);
      else createMapping(world, connection, name, reading, world.now);
      const problem = describeProblems(reading.problems);
      if (problem !== null)
        notify(world, connection, 'mapping-error', `${name}: ${problem}`, world.now);
    },
  },
  dashboard_delete: {
    meaning: 'someone deletes a mapping: {"object_name": "Account"}',
    happen: (_world, connection, details) => {
      const mapping = mappingOf(connection, details);
      connection.mappings = connection.mappings.filter((other) => other !== mapping);
    },
  },
  dashboard_reload: {
    meaning: 'someone reloads a mapping: {"object_name": "Account"}',
    happen: (world, connection, details) => {
      const mapping = mappingOf(connection, details);
      reloadMapping(world, connection, mapping, world.now, 'DATA_SYNCED');
    },
  },
  requests_used: {
    meaning: 'the number of daily requests already used: {"used": 4990}',
    happen: (world, connection, {used}) => {
      connection.budget = {since: world.now, used: count('used', used)};
    },
  },
  access_revoked: {
    meaning: "the user is removed from the access list of the connection's app",
    happen: (world, connection) => {
      appOf(world, connection).granted = false;
    },
  },
  moved: {
    meaning: 'the connection moves to another cell: {"cell": "virginia-2"}',
    happen: (_world, connection, {cell}) => {
      if (typeof cell !== 'string' || !cellNames.includes(cell)) {
        throw new Error(`cell must be one of: ${cellNames.join(', ')}.`);
      }
      connection.cell = cell;
    },
  },
  removed: {
    meaning: 'the add-on is removed, and the connection with it',
    happen: (world, connection) => {
      world.connections = world.connections.filter((other) => other !== connection);
    },
  },
};

function failure(kind: FailureKind, meaning: string): Event {
  return {
    meaning,
    happen: (world, connection) => {
      fail(world, connection, kind, world.now);
    },
  };
}

function end(kind: FailureKind, meaning: string): Event {
  return {
    meaning,
    happen: (_world, connection) => {
      clearFailure(connection, kind);
    },
  };
}

function mappingOf(connection: Connection, {object_name}: Details): Mapping {
  const mapping =
    typeof object_name === 'string' ? findMapping(connection, object_name) : undefined;
  if (!mapping) throw new Error(`The connection has no mapping ${String(object_name)}.`);
  return mapping;
}

function writableMappingOf(connection: Connection, details: Details): Mapping {
  const mapping = mappingOf(connection, details);
  if (mapping.config.access === 'read_only') throw new Error('The mapping is read-only.');
  return mapping;
}

function count(name: string, value: unknown): number {
  if (Number.isInteger(value) && (value as number) >= 0) return value as number;
  throw new Error(`${name} must be a whole number, at least 0.`);
}
