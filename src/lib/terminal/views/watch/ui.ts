import {nextOrder, rowsOf, type SortOrder} from '../../../domain/watch/rows.ts';
import type {WatchState} from '../../../domain/watch/state.ts';
import type {PressedKey} from '../../screen.ts';

/** What the person at the screen has chosen. */
export interface WatchUi {
  order: SortOrder;
  filter: string;
  /** Whether the filter is being typed. */
  typing: boolean;
  /** The id of the selected connection; null before there is one. */
  selected: string | null;
  /** The id of the connection that is shown by itself; null for the list. */
  open: string | null;
  /** How many lines of it are above the screen. */
  scroll: number;
  /** Whether reading is stopped. */
  stopped: boolean;
}

/** What a key asks for beyond the screen. */
export type KeyEffect = 'quit' | 'suspend' | 'read' | 'stop' | 'open';

export const initialUi: WatchUi = {
  order: 'worst',
  filter: '',
  typing: false,
  selected: null,
  open: null,
  scroll: 0,
  stopped: false,
};

/** The choices after a key, and what it asks for. */
export function afterKey(
  ui: WatchUi,
  key: PressedKey,
  state: WatchState,
): {ui: WatchUi; effect: KeyEffect | null} {
  const keep = (next: Partial<WatchUi> = {}, effect: KeyEffect | null = null) => {
    return {ui: {...ui, ...next}, effect};
  };
  const {name = '', ctrl = false, meta = false} = key;
  if (ctrl && name === 'c') return keep({}, 'quit');
  if (ctrl && name === 'z') return keep({}, 'suspend');
  if (ui.typing) return keep(typed(ui, key));
  if (ctrl || (meta && name !== 'escape')) return keep();
  if (name === 'q') return keep({}, 'quit');
  if (name === 'r') return keep({}, 'read');
  if (name === 'p') return keep({stopped: !ui.stopped}, 'stop');
  const step = steps[name];
  if (ui.open !== null) {
    if (back.includes(name)) return keep({open: null, scroll: 0});
    return step === undefined ? keep() : keep({scroll: Math.max(0, ui.scroll + step)});
  }
  if (name === 's') return keep({order: nextOrder(ui.order)});
  if (key.sequence === '/') return keep({typing: true});
  if (name === 'escape') return keep({filter: ''});
  const ids = rowsOf(state, ui.order, ui.filter).map(({connection}) => connection.id);
  const at = Math.max(0, ids.indexOf(ui.selected ?? ''));
  if (forth.includes(name)) {
    const open = ids[at];
    return open === undefined ? keep() : keep({open, selected: open, scroll: 0}, 'open');
  }
  if (step === undefined) return keep();
  return keep({selected: ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null});
}

const forth = ['return', 'enter', 'right'];
const back = ['escape', 'left', 'backspace', 'return', 'enter'];

/** How many rows a key goes; far more than there are leads to the first or the last. */
const steps: Readonly<Record<string, number>> = {
  ...{down: 1, j: 1, up: -1, k: -1},
  ...{pagedown: 10, pageup: -10, home: -1_000_000, end: 1_000_000},
};

function typed({filter}: WatchUi, {name, sequence = '', ctrl}: PressedKey): Partial<WatchUi> {
  if (name === 'return' || name === 'enter') return {typing: false};
  if (name === 'escape') return {typing: false, filter: ''};
  if (name === 'backspace') return {filter: filter.replace(/.$/u, '')};
  if (ctrl === true) return name === 'u' ? {filter: ''} : {};
  return /^[^\p{C}]+$/u.test(sequence) ? {filter: filter + sequence} : {};
}
