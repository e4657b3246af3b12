/**
 * Notifications: what a connection tells those who look after it, until somebody acknowledges it.
 *
 * `mapping-error` and `postgres-connection` are the official plugin's; that a refused write is told of
 * is documented, and its type assumed.
 */
import {nextNumber} from '../../model/find.ts';
import type {Connection, World} from '../../model/world.ts';

/** Leaves a notification with the connection. */
export function notify(
  world: World,
  connection: Connection,
  {event_type, message}: {readonly event_type: string; readonly message: string},
  at: number,
): void {
  const id = nextNumber(world, 'notification');
  connection.notifications.push({id, at, event_type, message, acknowledged: false});
}

/** Leaves a notification that a mapping has come into an error. */
export function notifyOfMapping(
  world: World,
  connection: Connection,
  message: string,
  at: number,
): void {
  notify(world, connection, {event_type: 'mapping-error', message}, at);
}

/** Leaves a notification that Salesforce refused so many writes of a mapping. */
export function notifyOfWrites(
  world: World,
  connection: Connection,
  objectName: string,
  number: number,
  at: number,
): void {
  const what = `${number} ${number === 1 ? 'write' : 'writes'}`;
  const message = `${objectName}: ${what} to Salesforce failed.`;
  notify(world, connection, {event_type: 'write-error', message}, at);
}
