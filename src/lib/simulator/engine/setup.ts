/**
 * Setting a connection up: its database and schema, and its authorization by a Salesforce user.
 */
import {connectionState, schedule} from './states/connection.ts';
import {endOf, startTimeline} from './states/timeline.ts';
import {clearFailure} from './failures.ts';
import {refillMapping} from './mappings/mapping-work.ts';
import type {Connection, Organization, World} from '../model/world.ts';

export type Setup = Readonly<Pick<Connection, 'db_key' | 'name' | 'schema_name'>>;

/** Simulated seconds in which the tables of Heroku Connect itself are made (assumption `provisioning`). */
const provisioningSeconds = 2;

/**
 * Gives the connection a database, a schema and a name.
 *
 * Nothing happens to a new connection before it has a database; then it waits for an authorization,
 * or runs where it has one already. A connection that has tables makes them anew.
 *
 * @returns whether something is being provisioned
 */
export function configure(world: World, connection: Connection, setup: Setup, at: number): boolean {
  const moved = setup.db_key !== connection.db_key || setup.schema_name !== connection.schema_name;
  if (setup.db_key !== connection.db_key) clearFailure(connection, 'database');
  Object.assign(connection, setup);
  if (!moved || setup.db_key === null) return false;
  const shown = connectionState(connection, at, world.behavior);
  const wait = world.behavior.lag_seconds + provisioningSeconds;
  if (connection.name === '') {
    connection.name = `${connection.app}:${setup.db_key}:${setup.schema_name}`;
  }
  if (shown === 'NEW') {
    const authorized = connection.organization !== null;
    const rest = authorized ? 'IDLE' : 'NEED_AUTHENTICATION';
    connection.timeline = startTimeline(at, [{state: 'NEW', seconds: wait}], rest);
    if (authorized) scheduleRun(connection);
  }
  for (const mapping of connection.mappings) refillMapping(world, connection, mapping, at);
  return true;
}

/** Authorizes the connection for an organization, and lets it run when it has a database. */
export function authorize(
  world: World,
  connection: Connection,
  organization: Organization,
  at: number,
): void {
  const shown = connectionState(connection, at, world.behavior);
  connection.organization = organization.id;
  connection.authorized_at = at;
  clearFailure(connection, 'authorization');
  const lag = {state: shown, seconds: world.behavior.lag_seconds};
  if (shown === 'NEED_AUTHENTICATION') {
    connection.timeline = startTimeline(at, [lag], 'IDLE');
    scheduleRun(connection);
  } else if (shown === 'UNAUTHORIZED') {
    const recovery = {state: 'RECOVERY', seconds: world.behavior.recovery_seconds};
    connection.timeline = startTimeline(at, [lag, recovery], 'IDLE');
    scheduleRun(connection);
  }
}

function scheduleRun(connection: Connection): void {
  schedule(connection, {at: endOf(connection.timeline), what: 'recovery', to: 'IDLE'});
}
