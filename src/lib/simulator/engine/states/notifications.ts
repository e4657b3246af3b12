/**
 * Notifications: what a connection tells those who look after it, until somebody acknowledges it.
 *
 * That a refused write is told of is documented; most types of events are not (assumption
 * `event_types`).
 */
import {nextNumber} from '../../model/find.ts';
import type {Connection, World} from '../../model/world.ts';

/** Leaves a notification with the connection. */
export function notify(
  world: World,
  connection: Connection,
  event_type: string,
  message: string,
  at: number,
): void {
  const id = nextNumber(world, 'notification');
  connection.notifications.push({id, at, event_type, message, acknowledged: false});
}
