/**
 * Worlds with much in them, for pages and for speed.
 */
import {standardObjects} from '../model/schema.ts';
import {addConnections, emptyWorld} from './build.ts';
import {between} from '../model/seeded-random.ts';
import {cellNamed, cellNames} from '../model/regions.ts';
import {acmeProduction} from './organizations.ts';
import type {World} from '../model/world.ts';

const states = ['IDLE', 'IDLE', 'IDLE', 'IDLE', 'IDLE', 'PAUSED', 'NEED_AUTHENTICATION', 'NEW'];

/** 250 apps with four connections each, spread evenly over the ten cells. */
export function many(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed);
  for (let index = 0; index < 250; index += 1) {
    const cell = cellNames[index % cellNames.length] ?? 'virginia';
    const name = `acme-shop-${String(index + 1).padStart(3, '0')}`;
    const connections = [1, 2, 3, 4].map((part) => {
      const state = states[between(0, states.length - 1, seed, name, part)] ?? 'IDLE';
      const ready = state === 'IDLE' || state === 'PAUSED';
      return {
        cell,
        resource_name: `herokuconnect-stacked-${13_000 + index * 4 + part}`,
        state,
        ...(ready && {organization: acmeProduction.id, mappings: {Account: {}, Contact: {}}}),
      };
    });
    addConnections(world, name, {region: cellNamed(cell).region, connections});
  }
  return world;
}

/** One connection with 3,000 mappings. */
export function large(scenario: string, seed: number): World {
  const world = emptyWorld(scenario, seed);
  const extra = ['Amount__c', 'Code__c', 'Description__c', 'ERP_ID__c', 'Status__c'];
  const mappings: Record<string, object> = {};
  for (const name of standardObjects) mappings[name] = {};
  for (let index = standardObjects.length + 1; index <= 3000; index += 1) {
    mappings[`Table_${String(index).padStart(4, '0')}__c`] = {extra};
  }
  const organization = acmeProduction.id;
  const resource_name = 'herokuconnect-wide-19001';
  addConnections(world, 'acme-warehouse', {
    region: 'us',
    connections: [{cell: 'virginia-4', resource_name, organization, mappings}],
  });
  return world;
}
