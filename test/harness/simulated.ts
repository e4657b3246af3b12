import {connectionState} from '../../src/lib/simulator/engine/states/connection.ts';
import {mappingState} from '../../src/lib/simulator/engine/states/mapping.ts';
import {runDue} from '../../src/lib/simulator/engine/scheduled-events.ts';
import type {Simulator} from '../../src/lib/simulator/index.ts';
import type {Configuration, World} from '../../src/lib/simulator/model/world.ts';

/** A connection as it is in the simulator's world, whatever a command says of it. */
export interface SimulatedConnection {
  state: string;
  db_key: string | null;
  schema_name: string;
  organization: string | null;
  /** By the name of the object. */
  mappings: Record<string, {state: string; config: Configuration}>;
}

/**
 * Reads a connection from the simulator's world, by its control route: no request of the service is
 * spent, and no lag hides what was accepted.
 *
 * @param name an app with one connection, or a resource name
 */
export async function connectionIn(
  {control_url}: Pick<Simulator, 'control_url'>,
  name: string,
): Promise<SimulatedConnection> {
  const response = await fetch(`${control_url}/world`);
  const world = (await response.json()) as World;
  const connection = world.connections.find(({app, resource_name}) =>
    [app, resource_name].includes(name),
  );
  if (connection === undefined) throw new Error(`There is no connection ${name}.`);
  // The simulator does what is due when a client asks; this is a copy.
  runDue(world, connection, world.now);
  const state = connectionState(connection, world.now, world.behavior);
  const {db_key, schema_name, organization, mappings} = connection;
  return {
    state,
    db_key,
    schema_name,
    organization,
    mappings: Object.fromEntries(
      mappings.map((mapping) => [
        mapping.object_name,
        {state: mappingState(mapping, connection, state, world.now), config: mapping.config},
      ]),
    ),
  };
}
