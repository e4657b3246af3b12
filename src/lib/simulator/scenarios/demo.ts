/**
 * The world of `hconnect demo`: a few connections of Acme's, and what is wrong with two of them.
 * Staging is one change ahead of production. Its apps are in demo.json.
 */
import {steadyLoad} from '../engine/mappings/loads.ts';
import {addWriteErrors} from '../engine/mappings/writes.ts';
import {notify} from '../engine/states/notifications.ts';
import {atRest} from '../engine/states/timeline.ts';
import {findMapping} from '../model/find.ts';
import {fieldProblems} from '../model/salesforce.ts';
import type {Connection, World} from '../model/world.ts';
import {addConnections, type AppWithConnections, emptyWorld} from './build.ts';
import apps from './demo.json' with {type: 'json'};

const minute = 60_000;

/** Five connections: production has lost a field of Account, and some writes of the shop were refused. */
export function demo(scenario: string, seed: number): World {
  // No poll of the database comes between: the demo shows the same states whenever it is played.
  const world = emptyWorld(scenario, seed, {db_poll_every_seconds: 0});
  for (const organization of world.organizations) {
    Object.assign(organization, {removed_fields: {Account: ['Rating__c']}});
  }
  for (const [name, app] of Object.entries(apps)) {
    for (const connection of addConnections(world, name, app as AppWithConnections)) {
      if (name === 'acme-production') breakAccount(world, connection);
      if (name === 'acme-shop') refuseWrites(world, connection);
    }
  }
  return world;
}

/** Has the mapping of Account fail as if its field had been deleted in Salesforce a while ago. */
function breakAccount(world: World, connection: Connection): void {
  const mapping = findMapping(connection, 'Account');
  if (!mapping) return;
  const at = world.began - 25 * minute;
  const [organization = null] = world.organizations;
  const fields = Object.keys(mapping.config.fields);
  const [problem = null] = fieldProblems(organization, 'Account', fields, world.behavior);
  Object.assign(mapping, {
    problem,
    timeline: atRest(at, 'BAD_CONFIG'),
    load: steadyLoad(0, at),
  });
  notify(world, connection, 'mapping-error', problem ?? '', at);
}

/** Has writes of contacts fail for two reasons. */
function refuseWrites(world: World, connection: Connection): void {
  const contact = findMapping(connection, 'Contact');
  if (!contact) return;
  const at = world.began - 5 * minute;
  addWriteErrors(world, connection, contact, 4, at - 20 * minute, {cause: 'required_field'});
  addWriteErrors(world, connection, contact, 2, at, {cause: 'duplicate_value'});
}
