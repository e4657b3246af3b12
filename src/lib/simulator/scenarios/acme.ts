/**
 * The ordinary worlds of the invented company Acme: what an operator with several apps in several
 * regions has in front of them.
 */
import {fail} from '../engine/failures.ts';
import {addWriteErrors} from '../engine/writes.ts';
import {addApp, addConnection, addMapping, emptyWorld} from './build.ts';
import {latestApiVersion} from '../model/api-versions.ts';
import {acmeProduction, acmeSandbox} from './organizations.ts';
import type {Connection, World} from '../model/world.ts';

const production = acmeProduction.id;
const sandbox = acmeSandbox.id;

/** Nine connections of eight apps in eight cells; two apps are not on the access list yet. */
export function acme(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed, [acmeProduction, acmeSandbox]);
  addProduction(world);
  addStaging(world);
  addOnboarding(world);
  addArchive(world);
  addSupport(world);
  addBilling(world);
  addReview(world);
  addAnalytics(world);
  addWebsite(world);
  const foreign = addApp(world, 'globex-crm', {region: 'us', team: 'globex', permitted: false});
  addConnection(world, foreign, {
    cell: 'virginia-4',
    resource_name: 'herokuconnect-parallel-61550',
    organization: production,
  });
  return world;
}

/** The same with access to every app of Acme. */
export function acmeGranted(scenario: string, seed: number): World {
  const world = acme(scenario, seed);
  for (const app of world.apps) app.granted = app.permitted;
  return world;
}

/** One app whose connection has neither database nor authorization. */
export function fresh(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed, [acmeProduction, acmeSandbox]);
  const app = addApp(world, 'acme-first', {region: 'us', granted: false});
  addConnection(world, app, {
    cell: 'virginia',
    resource_name: 'herokuconnect-gentle-30418',
    state: 'NEW',
    plan: 'demo',
  });
  return world;
}

/** A user who has an app, and no Heroku Connect at all. */
export function nothing(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed, [acmeProduction, acmeSandbox]);
  addWebsite(world);
  return world;
}

/** A connection with the mappings that Acme has in production. */
export function addProduction(world: World): Connection {
  const app = addApp(world, 'acme-production', {region: 'us'});
  const connection = addConnection(world, app, {
    cell: 'virginia-3',
    resource_name: 'herokuconnect-regular-10482',
    organization: production,
    name: 'acme-production:DATABASE_URL:salesforce',
  });
  addMapping(world, connection, 'Account', {
    access: 'read_write',
    edited: true,
    extra: ['BillingCity', 'BillingCountry', 'ERP_ID__c', 'Industry', 'Phone'],
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
    upsert_field: 'ERP_ID__c',
  });
  addMapping(world, connection, 'Case', {
    extra: ['CaseNumber', 'ContactId', 'Priority', 'Status', 'Subject'],
    sf_notify_enabled: true,
  });
  addMapping(world, connection, 'Contact', {
    access: 'read_write',
    extra: ['Account__ERP_ID__c', 'AccountId', 'ERP_ID__c', 'Email', 'FirstName', 'LastName'],
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
    upsert_field: 'ERP_ID__c',
  });
  addMapping(world, connection, 'Invoice__c', {
    extra: ['Account__c', 'Amount__c', 'Due_Date__c', 'Status__c'],
    sf_polling_seconds: 3600,
  });
  addMapping(world, connection, 'Opportunity', {
    extra: ['AccountId', 'Amount', 'CloseDate', 'StageName'],
  });
  addMapping(world, connection, 'User', {extra: ['Email', 'IsActive', 'Username']});
  return connection;
}

function addStaging(world: World): void {
  const app = addApp(world, 'acme-staging', {region: 'us'});
  const connection = addConnection(world, app, {
    cell: 'virginia',
    resource_name: 'herokuconnect-shaped-20917',
    organization: sandbox,
    name: 'acme-staging:DATABASE_URL:salesforce',
  });
  addMapping(world, connection, 'Account', {
    access: 'read_write',
    extra: ['BillingCity', 'BillingCountry', 'ERP_ID__c', 'Industry', 'Phone', 'Segment__c'],
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
    upsert_field: 'ERP_ID__c',
  });
  addMapping(world, connection, 'Contact', {
    extra: ['AccountId', 'Email', 'FirstName', 'LastName', 'Newsletter__c'],
  });
  addMapping(world, connection, 'Opportunity', {
    extra: ['AccountId', 'Amount', 'CloseDate', 'StageName'],
  });
  addMapping(world, connection, 'Product2', {extra: ['Family', 'ProductCode']});
}

function addOnboarding(world: World): void {
  const app = addApp(world, 'acme-onboarding', {
    region: 'eu',
    databases: ['DATABASE_URL', 'HEROKU_POSTGRESQL_AQUA_URL'],
  });
  addConnection(world, app, {
    cell: 'dublin-2',
    resource_name: 'herokuconnect-curved-31264',
    state: 'NEW',
    plan: 'demo',
  });
}

function addArchive(world: World): void {
  const app = addApp(world, 'acme-archive', {
    region: 'frankfurt',
    plan: 'heroku-postgresql:essential-1',
  });
  const connection = addConnection(world, app, {
    cell: 'frankfurt',
    resource_name: 'herokuconnect-quiet-40771',
    state: 'PAUSED',
    organization: production,
    api_version: '58.0',
  });
  addMapping(world, connection, 'Account');
  addMapping(world, connection, 'Opportunity', {extra: ['Amount', 'CloseDate', 'StageName']});
}

function addSupport(world: World): void {
  const app = addApp(world, 'acme-support', {region: 'sydney'});
  const connection = addConnection(world, app, {
    cell: 'sydney',
    resource_name: 'herokuconnect-rugged-50236',
    organization: production,
  });
  addMapping(world, connection, 'Case', {extra: ['CaseNumber', 'Status', 'Subject']});
  addMapping(world, connection, 'Contact', {extra: ['Email', 'LastName']});
  fail(world, connection, 'authorization', world.began);
}

function addBilling(world: World): void {
  const app = addApp(world, 'acme-billing', {
    region: 'eu',
    databases: ['DATABASE_URL', 'HEROKU_POSTGRESQL_COPPER_URL'],
    log_drain: true,
  });
  const customers = addConnection(world, app, {
    cell: 'dublin',
    resource_name: 'herokuconnect-circular-60105',
    organization: production,
    name: 'customers',
    schema_name: 'customers',
  });
  addMapping(world, customers, 'Account', {extra: ['BillingCity', 'ERP_ID__c']});
  const contact = addMapping(world, customers, 'Contact', {
    access: 'read_write',
    extra: ['ERP_ID__c', 'Email', 'LastName'],
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
    upsert_field: 'ERP_ID__c',
  });
  addWriteErrors(world, customers, contact, 3, world.began - 5 * 60 * 1000);
  const invoices = addConnection(world, app, {
    cell: 'dublin-2',
    resource_name: 'herokuconnect-tapered-60106',
    organization: production,
    name: 'invoices',
    db_key: 'HEROKU_POSTGRESQL_COPPER_URL',
    schema_name: 'invoices',
    // The one for which every check passes.
    api_version: latestApiVersion,
  });
  addMapping(world, invoices, 'Invoice__c', {extra: ['Account__c', 'Amount__c', 'Status__c']});
}

/** An app without a connection. */
function addWebsite(world: World): void {
  addApp(world, 'acme-website', {region: 'us', granted: false});
}

/** A review app: authorized beforehand, so it runs as soon as it has a database and a schema. */
function addReview(world: World): void {
  const app = addApp(world, 'acme-review', {region: 'oregon', granted: false});
  addConnection(world, app, {
    cell: 'oregon',
    resource_name: 'herokuconnect-vertical-70390',
    state: 'NEW',
    organization: sandbox,
  });
}

function addAnalytics(world: World): void {
  const app = addApp(world, 'acme-analytics', {region: 'tokyo', granted: false});
  const connection = addConnection(world, app, {
    cell: 'tokyo',
    resource_name: 'herokuconnect-objective-80841',
    organization: production,
  });
  connection.stuck_polling = true;
  for (const name of ['Account', 'Lead', 'Opportunity', 'Task']) {
    addMapping(world, connection, name);
  }
}
