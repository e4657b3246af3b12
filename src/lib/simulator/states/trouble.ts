/**
 * Errors of a connection: falling into one, and getting out again or back in.
 */
import {errorStates, notices} from './connection-table.ts';
import {beginRun, endRun} from './connection.ts';
import {atRest} from './course.ts';
import {rowsInTable} from './mapping.ts';
import {continueWork, resumeFailed, stopWork} from './work.ts';
import {nextNumber} from '../world/find.ts';
import type {Cause, Connection, Mapping, World} from '../world/world.ts';

/** Puts the connection in the error state of the cause; what it was about to do is lost. */
export function fail(world: World, connection: Connection, cause: Cause, at: number): void {
  if (!connection.causes.includes(cause)) {
    connection.causes.push(cause);
    notify(world, connection, notices[cause], at);
  }
  connection.course = atRest(at, errorStates[connection.causes[0] ?? cause]);
  connection.agenda = [];
  endRun(connection, at);
  stopWork(connection, at);
}

/** Removes a cause. The state stays until somebody restarts the connection. */
export function cure(connection: Connection, cause: Cause): void {
  connection.causes = connection.causes.filter((other) => other !== cause);
}

/** Ends a recovery: the connection runs again, is paused as before, or is back in its error. */
export function recover(
  world: World,
  connection: Connection,
  to: 'IDLE' | 'PAUSED',
  at: number,
): void {
  const cause = connection.causes[0];
  if (cause !== undefined) {
    fail(world, connection, cause, at);
    return;
  }
  if (to === 'PAUSED') return;
  beginRun(connection, at);
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

/** Leaves a notification. */
export function notify(
  world: World,
  connection: Connection,
  notice: {readonly event_type: string; readonly message: string},
  at: number,
): void {
  const id = nextNumber(world, 'notification');
  connection.notifications.push({
    id,
    at,
    event_type: notice.event_type,
    message: notice.message,
    acknowledged: false,
  });
}

/** Lets so many writes of a mapping to Salesforce fail. */
export function addWriteErrors(world: World, mapping: Mapping, number: number, at: number): void {
  for (let index = 0; index < number; index += 1) {
    const id = 5000 + nextNumber(world, 'write_error');
    mapping.write_errors.push({
      id,
      record_id: 100 + index,
      message: 'REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]',
      at: at - index * 60_000,
    });
  }
}
