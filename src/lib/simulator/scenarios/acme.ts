/**
 * The ordinary worlds of the invented company Acme: what an operator with several apps in several
 * regions has in front of them. Its apps, connections and mappings are in acme.json.
 */
import {fail} from '../engine/failures.ts';
import {addWriteErrors} from '../engine/mappings/writes.ts';
import {findMapping} from '../model/find.ts';
import type {Connection, World} from '../model/world.ts';
import apps from './acme.json' with {type: 'json'};
import {addConnections, type AppWithConnections, emptyWorld} from './build.ts';

/** One of Acme's apps. The connection `invoices` is the one for which every check passes. */
type AcmeApp = keyof typeof apps;

/** Nine connections of eight apps in eight cells; two apps are not on the access list yet. */
export function acme(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed);
  for (const name of Object.keys(apps) as AcmeApp[]) {
    for (const connection of addAcme(world, name)) {
      if (name === 'acme-support') fail(world, connection, 'authorization', world.began);
      if (name === 'acme-analytics') connection.stuck_polling = true;
      const contact = connection.name === 'customers' && findMapping(connection, 'Contact');
      if (contact) addWriteErrors(world, connection, contact, 3, world.began - 5 * 60 * 1000);
    }
  }
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
  const world = emptyWorld(scenario, seed);
  addConnections(world, 'acme-first', {
    region: 'us',
    granted: false,
    connections: [
      {cell: 'virginia', resource_name: 'herokuconnect-gentle-30418', state: 'NEW', plan: 'demo'},
    ],
  });
  return world;
}

/** A user who has an app, and no Heroku Connect at all. */
export function nothing(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed);
  addAcme(world, 'acme-website');
  return world;
}

/** Adds one of Acme's apps with its connections. */
export function addAcme(world: World, name: AcmeApp): Connection[] {
  return addConnections(world, name, apps[name] as AppWithConnections);
}
