import type {ChalkInstance} from 'chalk';
import type {State, StateKind} from '../domain/states.ts';
import {clean} from './clean.ts';

/** The one place that gives a meaning a colour. */
export function paintState(color: ChalkInstance, state: State, text = clean(state.name)): string {
  return color[colors[state.kind]](text);
}

const colors = {
  healthy: 'green',
  polling: 'green',
  moving: 'cyan',
  stopped: 'yellow',
  error: 'red',
  unknown: 'magenta',
} as const satisfies Record<StateKind, string>;
