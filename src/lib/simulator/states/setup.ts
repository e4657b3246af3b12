/**
 * Setting a connection up: its database and schema, and its authorisation by a Salesforce user.
 */
import {connectionState, schedule} from './connection.ts';
import {restsFrom, setOut} from './course.ts';
import {cure} from './trouble.ts';
import {refillMapping} from './work.ts';
import type {Connection, Organization, World} from '../world/world.ts';

export interface Setup {
  readonly db_key: string | null;
  readonly schema_name: string;
  readonly name: string;
}

/** Simulated seconds in which the tables of Heroku Connect itself are made (assumption). */
const provisioningSeconds = 2;

/**
 * Gives the connection a database, a schema and a name.
 *
 * Nothing happens to a new connection before it has a database; then it waits for an authorisation,
 * or runs where it has one already. A connection that has tables makes them anew.
 *
 * @returns whether something is being provisioned
 */
export function configure(world: World, connection: Connection, setup: Setup, at: number): boolean {
  const moved = setup.db_key !== connection.db_key || setup.schema_name !== connection.schema_name;
  if (setup.db_key !== connection.db_key) cure(connection, 'database');
  Object.assign(connection, setup);
  if (!moved || setup.db_key === null) return false;
  const shown = connectionState(connection, at, world.switches);
  const wait = world.switches.lag_seconds + provisioningSeconds;
  if (connection.name === '') {
    connection.name = `${connection.app}:${setup.db_key}:${setup.schema_name}`;
  }
  if (shown === 'NEW') {
    const authorized = connection.organization !== null;
    const rest = authorized ? 'IDLE' : 'NEED_AUTHENTICATION';
    connection.course = setOut(at, [{state: 'NEW', seconds: wait}], rest);
    if (authorized) scheduleRun(connection);
  }
  for (const mapping of connection.mappings) refillMapping(world, connection, mapping, at);
  return true;
}

/** Authorises the connection for an organisation, and lets it run when it has a database. */
export function authorize(
  world: World,
  connection: Connection,
  organization: Organization,
  at: number,
): void {
  const shown = connectionState(connection, at, world.switches);
  connection.organization = organization.id;
  connection.authorized_at = at;
  cure(connection, 'authorization');
  const lag = {state: shown, seconds: world.switches.lag_seconds};
  if (shown === 'NEED_AUTHENTICATION') {
    connection.course = setOut(at, [lag], 'IDLE');
    scheduleRun(connection);
  } else if (shown === 'UNAUTHORIZED') {
    const recovery = {state: 'RECOVERY', seconds: world.switches.recovery_seconds};
    connection.course = setOut(at, [lag, recovery], 'IDLE');
    scheduleRun(connection);
  }
}

function scheduleRun(connection: Connection): void {
  schedule(connection, {at: restsFrom(connection.course), what: 'recovery', to: 'IDLE'});
}
