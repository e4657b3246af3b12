/**
 * The actions on a connection, as the table of the state machine has them.
 */
import {actions} from './states/connection-states.ts';
import {connectionState, endRun, schedule} from './states/connection.ts';
import {endOf, startTimeline} from './states/timeline.ts';
import {clearFailure} from './failures.ts';
import type {Connection, World} from '../model/world.ts';

/** Why the action cannot be done now, or null. */
export function refusalOf(
  world: World,
  connection: Connection,
  name: keyof typeof actions,
  at: number,
): string | null {
  const state = connectionState(connection, at, world.behavior);
  const action = actions[name];
  if ((action.from as readonly string[]).includes(state)) return null;
  return `${action.refusal} The connection is ${state}.`;
}

/** Pauses at the end of what reads lag behind; loads that run are finished (documented). */
export function pause(world: World, connection: Connection, at: number): void {
  connection.scheduled = withoutRecovery(connection);
  endRun(connection, leave(world, connection, 'pause', 'PAUSED', at));
}

/** Resumes where the connection stopped. */
export function resume(world: World, connection: Connection, at: number): void {
  const until = leave(world, connection, 'resume', 'IDLE', at);
  schedule(connection, {at: until, what: 'recovery', to: 'IDLE'});
}

/** Clears errors and tries again; an error whose cause is still there comes back. */
export function restart(world: World, connection: Connection, at: number): void {
  const stays = world.behavior.restart_of_paused === 'stays_paused';
  const to = stays && connection.timeline.rest === 'PAUSED' ? 'PAUSED' : 'IDLE';
  if (!connection.lasting_failure) clearFailure(connection, 'system');
  clearFailure(connection, 'rows');
  const until = leave(world, connection, 'restart', to, at);
  endRun(connection, at);
  connection.scheduled = withoutRecovery(connection);
  schedule(connection, {at: until, what: 'recovery', to});
}

/** Takes a configuration in; its mappings change when the import ends. */
export function importEntries(
  world: World,
  connection: Connection,
  entries: readonly unknown[],
  at: number,
): void {
  const to = connection.timeline.rest === 'PAUSED' ? 'PAUSED' : 'IDLE';
  const until = leave(world, connection, 'import', to, at);
  schedule(connection, {at: until, what: 'import', entries});
}

/** The scheduled events without a recovery under way; what follows it takes its place. */
function withoutRecovery({scheduled}: Connection): Connection['scheduled'] {
  return scheduled.filter(({what}) => what !== 'recovery');
}

/** Sends the connection on its way and returns when it arrives. */
function leave(
  world: World,
  connection: Connection,
  name: keyof typeof actions,
  rest: string,
  at: number,
): number {
  const {behavior} = world;
  const shown = connectionState(connection, at, behavior);
  const phases = [
    {state: shown, seconds: behavior.lag_seconds},
    ...actions[name].through.map(({state, lasts}) => ({state, seconds: behavior[lasts]})),
  ];
  connection.timeline = startTimeline(at, phases, rest);
  return endOf(connection.timeline);
}
