/**
 * Failures of a connection: into an error state, and out of it or back in.
 */
import {failures} from './states/connection-states.ts';
import {startRun, endRun} from './states/connection.ts';
import {notify} from './states/notifications.ts';
import {atRest, endOf} from './states/timeline.ts';
import {rowsInTable} from './states/mapping.ts';
import {continueWork, resumeFailed, stopWork} from './mappings/mapping-work.ts';
import {findMapping} from '../model/find.ts';
import type {FailureKind, Connection, World} from '../model/world.ts';

/** Puts the connection in the error state of the failure; what it was about to do is lost. */
export function fail(world: World, connection: Connection, kind: FailureKind, at: number): void {
  if (!connection.failures.includes(kind)) {
    connection.failures.push(kind);
    const {event_type, message} = failures[kind];
    notify(world, connection, event_type, message, at);
  }
  connection.timeline = atRest(at, failures[connection.failures[0] ?? kind].state);
  connection.scheduled = [];
  endRun(connection, at);
  stopWork(connection, at);
}

/** Ends a failure. The state stays until somebody restarts the connection. */
export function clearFailure(connection: Connection, kind: FailureKind): void {
  connection.failures = connection.failures.filter((other) => other !== kind);
}

/** Ends a recovery: the connection runs again, is paused as before, or is back in its error. */
export function recover(
  world: World,
  connection: Connection,
  to: 'IDLE' | 'PAUSED',
  at: number,
): void {
  const kind = connection.failures[0];
  if (kind !== undefined) {
    fail(world, connection, kind, at);
    return;
  }
  if (to === 'PAUSED') return;
  startRun(connection, at);
  continueWork(connection, at);
  resumeFailed(world, connection, at);
  checkRows(world, connection, at);
}

/** Stops the connection when its tables hold more rows than its plan allows. */
export function checkRows(world: World, connection: Connection, at: number): void {
  if (connection.row_limit === null) return;
  const rows = connection.mappings.reduce((sum, mapping) => sum + rowsInTable(mapping, at), 0);
  if (rows > connection.row_limit) fail(world, connection, 'rows', at);
}

/** Tells of a load that has failed, if it is still what the mapping has come to. */
export function notifyFailedLoad(
  world: World,
  connection: Connection,
  objectName: string,
  at: number,
): void {
  const mapping = findMapping(connection, objectName);
  if (!mapping || endOf(mapping.timeline) !== at) return;
  notify(world, connection, 'mapping-error', `${objectName}: ${mapping.timeline.rest}`, at);
}
