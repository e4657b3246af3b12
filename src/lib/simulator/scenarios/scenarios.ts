/**
 * The scenarios by name. A name is what a user types, so it says what is to be seen.
 */
import {atRest} from '../engine/states/timeline.ts';
import {fail} from '../engine/failures.ts';
import {reloadMapping} from '../engine/mappings/mapping-work.ts';
import {acme, acmeGranted, fresh, nothing} from './acme.ts';
import {demo} from './demo.ts';
import {large, many} from './large-worlds.ts';
import {errors, grantedWith, nearRequestLimit, withFailure, writeErrors} from './failures.ts';
import {addConfigured, type GivenConfiguration} from './configured.ts';
import type {Connection, World} from '../model/world.ts';

export interface Scenario {
  readonly name: string;
  readonly description: string;
  /**
   * Builds the world at its beginning.
   *
   * @param add adds connections of the user's own; what happens in the scenario happens to them
   */
  readonly build: (
    scenario: string,
    seed: number,
    add?: (world: World) => readonly Connection[],
  ) => World;
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'default',
    description: 'nine connections in six regions; you have no access to two of the apps yet',
    build: acme,
  },
  {name: 'granted', description: 'like default, with access to every app', build: acmeGranted},
  {
    name: 'demo',
    description: 'what hconnect demo shows: a broken mapping, write errors, a change to apply',
    build: demo,
  },
  {name: 'empty', description: 'a user without connections', build: nothing},
  {
    name: 'fresh',
    description: 'one new connection: get access, configure it and authorize it',
    build: fresh,
  },
  {
    name: 'errors',
    description: 'every error state of connections and of mappings',
    build: errors,
  },
  {
    name: 'unauthorized',
    description: 'Salesforce rejects the authorization of a connection',
    build: withFailure((world, connection) => {
      fail(world, connection, 'authorization', world.began);
    }),
  },
  {
    name: 'database-gone',
    description: 'the database of a connection cannot be reached',
    build: withFailure((world, connection) => {
      fail(world, connection, 'database', world.began);
    }),
  },
  {
    name: 'over-limit',
    description: 'a demo plan with 400 rows left; mapping Contact exceeds it',
    build: nearRequestLimit,
  },
  {
    name: 'failing-load',
    description: 'every load fails halfway',
    build: withFailure((_world, connection) => {
      connection.load_outcomes = {'*': 'fails'};
    }),
  },
  {
    name: 'stuck-load',
    description: 'every load stops halfway and never ends',
    build: withFailure((_world, connection) => {
      connection.load_outcomes = {'*': 'hangs'};
    }),
  },
  {
    name: 'long-load',
    description: 'every mapping is loading, most for more than an hour',
    build: withFailure(
      (world, connection) => {
        for (const mapping of connection.mappings) {
          reloadMapping(world, connection, mapping, world.began, 'DATA_SYNCED');
        }
      },
      {rows_per_second: 1, bulk_rows_per_second: 4, bulk_wait_seconds: 900, lag_seconds: 0},
    ),
  },
  {
    name: 'stuck-poll',
    description: 'a connection that never stops polling and cannot be paused',
    build: withFailure((_world, connection) => {
      connection.stuck_polling = true;
    }),
  },
  {
    name: 'write-errors',
    description: '240 write errors',
    build: withFailure(writeErrors),
  },
  {
    name: 'busy',
    description: 'a connection in state BUSY',
    build: withFailure((world, connection) => {
      connection.timeline = atRest(world.began, 'BUSY');
    }),
  },
  {
    name: 'throttled',
    description: 'a connection with 5 requests left today',
    build: withFailure((world, connection) => {
      connection.budget = {since: world.began - 13_830_000, used: 4995};
    }),
  },
  {
    name: 'slow',
    description: 'like granted; every response takes two seconds',
    build: grantedWith({latency_ms: 2000}),
  },
  {
    name: 'flaky',
    description: 'like granted; one request in five fails',
    build: grantedWith({flaky_percent: 20}),
  },
  {name: 'many', description: '1,000 connections of 250 apps, in all cells', build: many},
  {name: 'large', description: 'one connection with 3,000 mappings', build: large},
];

/**
 * The world of a scenario at its beginning, with a connection for each configuration.
 *
 * @throws Error with all names for an unknown scenario, or for what is no configuration
 */
export function buildWorld(
  name: string,
  seed: number,
  configurations: readonly GivenConfiguration[] = [],
): World {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (!scenario) {
    const names = scenarios.map((candidate) => candidate.name).join(', ');
    throw new Error(`Unknown scenario: ${name}. Valid scenarios: ${names}.`);
  }
  if (configurations.length === 0) return scenario.build(name, seed);
  const added: Connection[] = [];
  const add = (world: World): readonly Connection[] => {
    for (const given of configurations) added.push(addConfigured(world, given));
    return added;
  };
  const world = scenario.build(name, seed, add);
  if (added.length === 0) add(world);
  return world;
}
