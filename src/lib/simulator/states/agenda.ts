/**
 * The agenda of a connection: what changes its data at an instant that was known beforehand.
 *
 * It is worked off when the connection is next looked at, each item at its own time, so what is seen
 * does not depend on when somebody looks.
 */
import {applyEntries} from '../configuration/document.ts';
import {checkRows, recover} from './trouble.ts';
import type {Appointment, Connection, World} from '../world/world.ts';

/** Brings the connection up to date. */
export function settle(world: World, connection: Connection, now: number): void {
  for (let due = connection.agenda[0]; due && due.at <= now; due = connection.agenda[0]) {
    connection.agenda = connection.agenda.slice(1);
    keep(world, connection, due);
  }
  if (connection.cleanups.length > 0) {
    connection.cleanups = connection.cleanups.filter(({until}) => now < until);
  }
}

function keep(world: World, connection: Connection, due: Appointment): void {
  switch (due.what) {
    case 'import':
      applyEntries(world, connection, due.entries, due.at);
      break;
    case 'recovery':
      recover(world, connection, due.to, due.at);
      break;
    case 'row_check':
      checkRows(world, connection, due.at);
      break;
  }
}
