import type {ChalkInstance} from 'chalk';
import type {State, StateKind} from '../domain/states.ts';
import {clean} from './clean.ts';

/** The one place that gives a meaning a colour. */
export function paintState(color: ChalkInstance, state: State, text = clean(state.name)): string {
  const paint: Record<StateKind, ChalkInstance> = {
    healthy: color.green,
    polling: color.green,
    moving: color.cyan,
    stopped: color.yellow,
    error: color.red,
    unknown: color.magenta,
  };
  return paint[state.kind](text);
}
