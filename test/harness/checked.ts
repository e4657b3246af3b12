import {checkConnection, type Notified} from '../../src/lib/domain/check/check-connection.ts';
import type {CheckedConnection} from '../../src/lib/domain/check/checked.ts';
import {limitsOf, type GivenLimits} from '../../src/lib/domain/check/limits.ts';
import type {Connection} from '../../src/lib/domain/connections/connection.ts';
import {connectionState} from '../../src/lib/domain/connections/states.ts';
import type {Mapping} from '../../src/lib/domain/mappings/mapping.ts';
import {mappingState} from '../../src/lib/domain/mappings/states.ts';
import type {StateFilter} from '../../src/lib/domain/state-filter.ts';
import type {Failure} from '../../src/lib/errors.ts';

/** The present of the service in tests of checks. */
export const now = Date.UTC(2026, 0, 15, 9);

/** A time before that, as the service writes it. */
export const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString();

/** A connection, well but for what is given. */
export function connectionWith(more: Partial<Connection> = {}): Connection {
  return {
    id: 'c',
    app_name: 'acme',
    resource_name: 'acme-1',
    region: 'virginia',
    state: connectionState('IDLE'),
    mappings: [mappingWith()],
    sentAt: now,
    ...more,
  } as Connection;
}

/** A mapping, well but for what is given. */
export function mappingWith(more: Partial<Mapping> = {}): Mapping {
  return {
    object_name: 'Contact',
    state: mappingState('DATA_SYNCED'),
    access: 'read_write',
    sf_polling_seconds: 600,
    counts: {db: 100, sf: 100, pending: 0, errors: 0},
    times: {sf_poll: ago(1000), sf_write: null, db_poll: ago(2000), db_write: null},
    ...more,
  } as Mapping;
}

interface Options {
  given?: GivenLimits;
  isIgnored?: StateFilter;
  unread?: Failure;
  notified?: Notified;
}

/** What a check finds of a connection. */
export function checked(
  connection: Connection,
  {given = {}, isIgnored = () => false, ...more}: Options = {},
): CheckedConnection {
  return checkConnection(connection, {limits: limitsOf(given), isIgnored}, more);
}
