import {expect, test} from 'vitest';
import {afterRead, emptyWatch} from '../../../../../src/lib/domain/watch/state.ts';
import type {PressedKey} from '../../../../../src/lib/terminal/screen.ts';
import {afterKey, initialUi, type WatchUi} from '../../../../../src/lib/terminal/views/watch/ui.ts';
import {watched} from '../../../../harness/watched.ts';

const {state} = afterRead(emptyWatch(['dublin']), {
  source: 'dublin',
  at: 1,
  connections: ['a', 'b', 'c'].map((app) => watched(app, 'IDLE')),
  requests: 1,
});
const nothing = emptyWatch(['dublin']);

/** Presses keys: names of keys, or what is typed. */
function press(keys: readonly string[], seen = state) {
  let ui: WatchUi = initialUi;
  const effects: (string | null)[] = [];
  for (const key of keys) {
    const [ctrl, name] = key.startsWith('^') ? [true, key.slice(1)] : [false, key];
    const sequence = key.length === 1 ? key : '\u001b';
    const pressed: PressedKey = key === '/' ? {sequence} : {name, ctrl, sequence};
    const next = afterKey(ui, pressed, seen);
    ({ui} = next);
    if (next.effect !== null) effects.push(next.effect);
  }
  return {ui, effects};
}

test.each([
  [['q'], ['quit']],
  [['^c'], ['quit']],
  [['^z'], ['suspend']],
  [['/', 'q', '^c'], ['quit']],
  [
    ['r', 'p', 'p'],
    ['read', 'stop', 'stop'],
  ],
  [
    ['return', 'escape', 'q'],
    ['open', 'quit'],
  ],
  [['x', '^r', '^q'], []],
])('afterKey: %j asks for %j', (keys, effects) => {
  expect(press(keys).effects).toEqual(effects);
});

test.each([
  [['down'], 'id-of-b'],
  [['j', 'j', 'j', 'j'], 'id-of-c'],
  [['j', 'k', 'up', 'up'], 'id-of-a'],
  [['end'], 'id-of-c'],
  [['end', 'home'], 'id-of-a'],
  [['pagedown', 'pageup'], 'id-of-a'],
])('afterKey: %j selects %s', (keys, selected) => {
  expect(press(keys).ui.selected).toBe(selected);
});

test('afterKey: Enter opens the selected connection, arrows scroll it, Esc leads back to it', () => {
  const {ui} = press(['j', 'return', 'j', 'j', 'k']);
  expect(ui).toMatchObject({open: 'id-of-b', scroll: 1});
  expect(press(['j', 'return', 'j', 'escape']).ui).toMatchObject({
    open: null,
    scroll: 0,
    selected: 'id-of-b',
  });
});

test('afterKey: a filter is typed, corrected, kept and cleared; its letters are no commands', () => {
  expect(press(['/', 'q', 's', 'backspace', 'p']).ui).toMatchObject({
    typing: true,
    filter: 'qp',
    stopped: false,
  });
  expect(press(['/', '-', 'b', 'return', 'return']).ui).toMatchObject({
    typing: false,
    open: 'id-of-b',
  });
  expect(press(['/', 'b', 'escape']).ui).toMatchObject({typing: false, filter: ''});
  expect(press(['/', 'b', 'return', 'escape']).ui.filter).toBe('');
  expect(press(['/', 'b', '^u']).ui).toMatchObject({typing: true, filter: ''});
});

test('afterKey: s goes through the orders, p stops and continues', () => {
  expect(press(['s']).ui.order).toBe('name');
  expect(press(['s', 's', 's', 's', 's']).ui.order).toBe('worst');
  expect(press(['p']).ui.stopped).toBe(true);
  expect(press(['p', 'p']).ui.stopped).toBe(false);
});

test('afterKey: nothing is opened or selected where there is nothing', () => {
  expect(press(['down', 'return', 'end'], nothing)).toMatchObject({
    ui: {open: null, selected: null},
    effects: [],
  });
});
