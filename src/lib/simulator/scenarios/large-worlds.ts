/**
 * Worlds with much in them, for pages and for speed.
 */
import {standardObjects} from '../model/schema.ts';
import {addApp, addConnection, addMapping, emptyWorld} from './build.ts';
import {between} from '../model/seeded-random.ts';
import {cellNamed, cellNames} from '../model/regions.ts';
import {acmeProduction, acmeSandbox} from './organizations.ts';
import type {World} from '../model/world.ts';

const states = ['IDLE', 'IDLE', 'IDLE', 'IDLE', 'IDLE', 'PAUSED', 'NEED_AUTHENTICATION', 'NEW'];

/** 250 apps with four connections each, spread evenly over the ten cells. */
export function many(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed, [acmeProduction, acmeSandbox]);
  for (let index = 0; index < 250; index += 1) {
    const cell = cellNames[index % cellNames.length] ?? 'virginia';
    const name = `acme-shop-${String(index + 1).padStart(3, '0')}`;
    const app = addApp(world, name, {region: cellNamed(cell).region});
    for (let part = 1; part <= 4; part += 1) {
      const state = states[between(0, states.length - 1, seed, name, part)] ?? 'IDLE';
      const ready = state === 'IDLE' || state === 'PAUSED';
      const connection = addConnection(world, app, {
        cell,
        resource_name: `herokuconnect-stacked-${13_000 + index * 4 + part}`,
        state,
        organization: ready ? acmeProduction.id : null,
      });
      if (ready) for (const object of ['Account', 'Contact']) addMapping(world, connection, object);
    }
  }
  return world;
}

/** One connection with 3,000 mappings. */
export function large(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed, [acmeProduction, acmeSandbox]);
  const app = addApp(world, 'acme-warehouse', {region: 'us'});
  const connection = addConnection(world, app, {
    cell: 'virginia-4',
    resource_name: 'herokuconnect-wide-19001',
    organization: acmeProduction.id,
  });
  for (const name of standardObjects) addMapping(world, connection, name);
  for (let index = standardObjects.length + 1; index <= 3000; index += 1) {
    const extra = ['Amount__c', 'Code__c', 'Description__c', 'ERP_ID__c', 'Status__c'];
    addMapping(world, connection, `Table_${String(index).padStart(4, '0')}__c`, {extra});
  }
  return world;
}
