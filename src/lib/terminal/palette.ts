import type {ChalkInstance} from 'chalk';
import {connectionHealth, stateHealth, type Health, type HealthClass} from '../domain/health.ts';
import type {Connection} from '../domain/connections/connection.ts';
import type {State} from '../domain/states.ts';
import {clean} from './clean.ts';

/** The one place that gives a meaning a color. */
export function paintHealth(color: ChalkInstance, health: HealthClass, text: string): string {
  return color[colors[health]](text);
}

/** A state by itself, where nothing else is known of what is in it. */
export function paintState(color: ChalkInstance, state: State, text = clean(state.name)): string {
  return paintHealth(color, stateHealth(state), text);
}

/** A state with what is worse below it, in few words: “IDLE · 5 of 6 failed”. */
export function stateText(state: State, {below}: Pick<Health, 'below'>): string {
  return [state.name, ...below.map(({note}) => note)].join(' · ');
}

/** The state of a connection in the color of its health, with what is worse below it. */
export function paintConnection(
  color: ChalkInstance,
  connection: Pick<Connection, 'state' | 'mappings' | 'mappings_summary'>,
  health = connectionHealth(connection),
): string {
  return paintHealth(color, health.class, clean(stateText(connection.state, health)));
}

const colors = {
  ok: 'green',
  working: 'cyan',
  stopped: 'yellow',
  failed: 'red',
  unknown: 'magenta',
} as const satisfies Record<HealthClass, string>;
