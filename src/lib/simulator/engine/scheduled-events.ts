/**
 * Scheduled events: what changes a connection's data at an instant that was known beforehand.
 *
 * They run when the connection is next looked at, each at its own time, so what is seen does not
 * depend on when somebody looks.
 */
import {applyEntries} from './import.ts';
import {arriveAtVersion} from './mappings/versions.ts';
import {checkRows, recover, notifyFailedLoad} from './failures.ts';
import type {ScheduledEvent, Connection, World} from '../model/world.ts';

/** Brings the connection up to date: runs what is due. */
export function runDue(world: World, connection: Connection, now: number): void {
  for (let due = connection.scheduled[0]; due && due.at <= now; due = connection.scheduled[0]) {
    connection.scheduled = connection.scheduled.slice(1);
    run(world, connection, due);
  }
  if (connection.cleanups.length > 0) {
    connection.cleanups = connection.cleanups.filter(({until}) => now < until);
  }
}

function run(world: World, connection: Connection, due: ScheduledEvent): void {
  switch (due.what) {
    case 'import':
      applyEntries(world, connection, due.entries, due.at);
      break;
    case 'recovery':
      recover(world, connection, due.to, due.at);
      break;
    case 'api_version':
      arriveAtVersion(connection, due.version);
      break;
    case 'load_failed':
      notifyFailedLoad(world, connection, due.object_name, due.at);
      break;
    case 'row_check':
      checkRows(world, connection, due.at);
      break;
  }
}
