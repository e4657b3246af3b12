import type {ChalkInstance} from 'chalk';
import type {State, StateKind} from '../domain/states.ts';
import {clean} from './clean.ts';
import type {Column} from './table.ts';
import type {Output} from './terminal.ts';

/** The one place that gives a meaning a colour. */
export function paintState(color: ChalkInstance, state: State, text = clean(state.name)): string {
  return color[colors[state.kind]](text);
}

/** The column of a table that has the state of each row. */
export function stateColumn<Row extends {state: State}>({color}: Output): Column<Row> {
  return {
    title: 'state',
    value: ({state}) => state.name,
    paint: (text, {state}) => paintState(color, state, text),
  };
}

const colors = {
  healthy: 'green',
  polling: 'green',
  moving: 'cyan',
  stopped: 'yellow',
  error: 'red',
  unknown: 'magenta',
} as const satisfies Record<StateKind, string>;
