/**
 * Worlds in which something is wrong: connections and mappings in error, loads that fail or take
 * long, and a service that is slow, flaky or out of requests.
 */
import {atRest} from '../engine/states/timeline.ts';
import {fail} from '../engine/failures.ts';
import {notify} from '../engine/states/notifications.ts';
import {addChanges, addWriteErrors} from '../engine/mappings/writes.ts';
import {steadyLoad} from '../engine/mappings/loads.ts';
import type {Behavior} from '../model/behavior.ts';
import {addConnections, addMapping, emptyWorld} from './build.ts';
import {acmeGranted, addAcme} from './acme.ts';
import {acmeProduction} from './organizations.ts';
import type {FailureKind, Connection, World} from '../model/world.ts';

const apps: Readonly<Record<FailureKind, {readonly app: string; readonly resource: string}>> = {
  system: {app: 'acme-unexpected', resource: 'herokuconnect-angular-11001'},
  database: {app: 'acme-database', resource: 'herokuconnect-concave-11002'},
  rows: {app: 'acme-overlimit', resource: 'herokuconnect-dense-11003'},
  authorization: {app: 'acme-unauthorized', resource: 'herokuconnect-flat-11004'},
  heroku: {app: 'acme-heroku-auth', resource: 'herokuconnect-graceful-11005'},
  organization: {app: 'acme-inactive-org', resource: 'herokuconnect-hollow-11006'},
};

const mappingErrors: Readonly<Record<string, string>> = {
  Account: 'BAD_CONFIG',
  Contact: 'BULK_LOAD_ERROR',
  Lead: 'SYSTEM_ERROR',
  Opportunity: 'SYNC_REMOVED',
  Task: 'ABORTED',
};

/** A connection for each error state, and one whose mappings are each in an error of their own. */
export function errors(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed);
  for (const kind of Object.keys(apps) as FailureKind[]) {
    const {app, resource} = apps[kind];
    for (const connection of addSmall(world, app, resource, ['Account', 'Contact'])) {
      // Without its Contacts it is within the limit.
      if (kind === 'rows') Object.assign(connection, {plan: 'demo', row_limit: 10_000});
      fail(world, connection, kind, world.began);
    }
  }
  const [connection] = addSmall(world, 'acme-mappings', 'herokuconnect-infinite-11007', ['Case']);
  if (!connection) return world;
  for (const [name, state] of Object.entries(mappingErrors)) {
    const mapping = addMapping(world, connection, name);
    mapping.timeline = atRest(world.began, state);
    if (state === 'BAD_CONFIG') {
      mapping.problem = 'Field Missing_Rating__c does not exist on Account.';
      mapping.config = {
        ...mapping.config,
        fields: {...mapping.config.fields, Missing_Rating__c: {}},
      };
    }
    if (state !== 'SYNC_REMOVED') mapping.load = steadyLoad(0, world.began);
    const message = mapping.problem ?? `${name}: ${state}`;
    notify(world, connection, 'mapping-error', message, world.began - 1000);
  }
  return world;
}

/** One healthy connection, or the ones that are given, to which one thing happens, or has happened. */
export function withFailure(
  change: (world: World, connection: Connection) => void,
  behavior: Partial<Behavior> = {},
): (scenario: string, seed: number, add?: (world: World) => readonly Connection[]) => World {
  return (scenario, seed, add = (world) => addAcme(world, 'acme-production')) => {
    const world = emptyWorld(scenario, seed, behavior);
    for (const connection of add(world)) change(world, connection);
    return world;
  };
}

/** The default world on a service that behaves otherwise. */
export function grantedWith(
  behavior: Partial<Behavior>,
): (scenario: string, seed: number) => World {
  return (scenario, seed) => {
    const world = acmeGranted(scenario, seed);
    Object.assign(world.behavior, behavior);
    return world;
  };
}

/** A connection on the demo plan, 400 rows below what it may hold. */
export function nearRequestLimit(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed);
  const organization = world.organizations[0];
  if (organization) Object.assign(organization.rows, {Account: 3_600, Lead: 6_000, Contact: 900});
  addConnections(world, 'acme-trial', {
    region: 'us',
    plan: 'heroku-postgresql:essential-0',
    connections: [
      {
        cell: 'virginia-2',
        resource_name: 'herokuconnect-filled-12001',
        organization: acmeProduction.id,
        plan: 'demo',
        mappings: {Account: {}, Lead: {}},
      },
    ],
  });
  return world;
}

const hour = 3_600_000;

/** A connection whose writes to Salesforce have failed, for many reasons and more than fit on a page. */
export function writeErrors(world: World, connection: Connection): void {
  for (const mapping of connection.mappings) {
    if (mapping.config.access === 'read_write') {
      addWriteErrors(world, connection, mapping, 12, world.began - 25 * hour, {every: 3600});
      addWriteErrors(world, connection, mapping, 120, world.began - 60_000, {every: 600});
      addChanges(world, connection, mapping, 40, world.began);
    }
  }
}

function addSmall(
  world: World,
  name: string,
  resource_name: string,
  objects: string[],
): Connection[] {
  const mappings = Object.fromEntries(objects.map((object) => [object, {}]));
  const organization = acmeProduction.id;
  return addConnections(world, name, {
    region: 'us',
    connections: [{cell: 'virginia-2', resource_name, organization, mappings}],
  });
}
