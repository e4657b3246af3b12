import {stripVTControlCharacters} from 'node:util';
import {Chalk} from 'chalk';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {trackLoads} from '../../../../../src/lib/domain/mappings/load-progress.ts';
import {
  afterFailure,
  afterRead,
  emptyWatch,
  type WatchState,
} from '../../../../../src/lib/domain/watch/state.ts';
import {watchedConnection} from '../../../../../src/lib/domain/watch/watched.ts';
import {Failure} from '../../../../../src/lib/errors.ts';
import {newToken} from '../../../../../src/lib/next-step.ts';
import {screenLines} from '../../../../../src/lib/terminal/views/watch/layout.ts';
import type {Watched} from '../../../../../src/lib/terminal/views/watch/watched-screen.ts';
import {initialUi} from '../../../../../src/lib/terminal/views/watch/ui.ts';
import {connectionOf, serviceNow, watched} from '../../../../harness/watched.ts';

const at = serviceNow;
const hostile = 'Acme\u001b[2J\u009b31m\u202e\u0007\nContact';

/** A connection with a load that is half done, at ten rows a second. */
function loading() {
  const track = trackLoads();
  const at0 = connectionOf('loads', 'IDLE', {Account: {state: 'RELOAD_TABLE', counts: {db: 0}}});
  const at5 = connectionOf('loads', 'IDLE', {Account: {state: 'RELOAD_TABLE', counts: {db: 50}}});
  track(at0.mappings ?? [], 0);
  return watchedConnection(at5, track(at5.mappings ?? [], 5000));
}

const all = [
  watched('well', 'IDLE', {Account: {}}),
  watched('broken', 'UNAUTHORIZED', {Account: {state: 'UNAUTHORIZED'}}),
  watched('late', 'IDLE', {
    Account: {lag: 3_600_000},
    Contact: {counts: {errors: 1234, pending: 7}},
  }),
  watched(hostile, 'IDLE\u001b[2J', {[hostile]: {state: 'BAD\u001b[2J'}}),
  loading(),
];

function read(state: WatchState, connections: typeof all, time = at): WatchState {
  return afterRead(state, {source: 'dublin', at: time, connections, requests: 1}).state;
}

const usual = read(
  read(emptyWatch(['dublin']), all),
  all.with(0, watched('well', 'PAUSED', {Account: {}})),
);

function failed(failure: Failure, state = usual): WatchState {
  const retryAt = at + 12_000;
  return afterFailure(state, {source: 'dublin', at, requests: 1}, {failure, retryAt}).state;
}

const network = new Failure('service', 'connect-dublin.heroku.com refused the connection.');
const unauthorized = (variable?: string) =>
  new Failure('auth', 'The token was not accepted.', {
    next: newToken(variable),
    facts: {httpStatus: 401},
  });

function shown(
  changes: Partial<Omit<Watched, 'ui'>> & {ui?: Partial<Watched['ui']>} = {},
  [width, height]: readonly [number, number] = [160, 24],
  level: 0 | 1 = 0,
): string[] {
  const watchedNow: Watched = {
    state: usual,
    now: at + 1000,
    nextRead: 3000,
    reason: null,
    keys: true,
    commandLine: (step) => ('run' in step ? `hconnect ${step.run}` : null),
    ...changes,
    ui: {...initialUi, ...changes.ui},
  };
  return screenLines(watchedNow, {width, height}, new Chalk({level}));
}

const screens: Readonly<Record<string, Parameters<typeof shown>[0]>> = {
  'a list': {},
  'nothing yet': {state: emptyWatch(['dublin'])},
  'no connection': {state: read(emptyWatch(['dublin']), [])},
  'a filter that is typed': {
    ui: {typing: true, filter: 'a long filter that nothing matches 日本語'},
  },
  'a connection': {ui: {open: 'id-of-late'}, reason: `${hostile} ${'long '.repeat(500)}`},
  'a hostile one': {ui: {open: `id-of-${hostile}`}, reason: hostile},
  'a load': {ui: {open: 'id-of-loads'}},
  'one that is gone': {state: read(usual, []), ui: {open: 'id-of-well'}},
  'no network': {state: failed(network)},
  'no token': {state: failed(unauthorized())},
  'reading stopped': {ui: {stopped: true}},
  'no keys': {keys: false},
};

describe.each(Object.entries(screens))('screenLines of %s', (_what, screen) => {
  test.each([
    [1, 1],
    [5, 3],
    [20, 5],
    [40, 24],
    [80, 5],
    [80, 24],
    [160, 50],
  ])(
    'fits into %i columns and %i rows, and obeys nothing that the service sends',
    (width, height) => {
      for (const level of [0, 1] as const) {
        const lines = shown(screen, [width, height], level);
        expect(lines.length).toBe(height);
        const plain = lines.map((line) => (level === 0 ? line : stripVTControlCharacters(line)));
        expect(plain.filter((line) => stringWidth(line) > width)).toEqual([]);
        // eslint-disable-next-line no-control-regex
        expect(plain.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
        expect(plain.join('')).not.toMatch(/undefined|NaN|\[object/);
      }
    },
  );
});

describe('screenLines', () => {
  const text = (...given: Parameters<typeof shown>) => shown(...given).join('\n');

  test('shows the worst first, with what changed and when', () => {
    const lines = shown();
    const names = lines.flatMap((line) => /herokuconnect-(\w+)/.exec(line)?.[1] ?? []);
    expect(names).toEqual(['late', 'broken', 'Acme', 'well', 'loads']);
    expect(lines[0]).toMatch(
      /^09:00:01 UTC {2}5 connections {2}2 failed, .*, 1 working {2}2 of 5,000/,
    );
    expect(text()).toMatch(/^ \*well .*PAUSED .*09:00:00 IDLE → PAUSED/m);
    expect(text()).toMatch(/^ {2}late .*1,234 +7 +1h /m);
  });

  test('shows the latest changes below, where there is room', () => {
    expect(text()).toMatch(/\n\n {2}CHANGES\n {2}09:00:00 {2}well {2}IDLE → PAUSED\n/);
    expect(text({}, [80, 10])).not.toContain('CHANGES');
  });

  test('shows loads with their rate and the time left', () => {
    expect(text()).toMatch(/^ {4}Account {2}━+─+ +50% {2}50 of 100, 10 rows\/s, 5s left/m);
  });

  test('leaves columns out where they do not fit, and keeps the name and the state', () => {
    expect(shown({}, [40, 24]).join('\n')).toMatch(/^ {2}broken +UNAUTHORIZED/m);
    expect(shown({}, [40, 24]).join('\n')).not.toMatch(/REGION|MAPPINGS/);
    expect(shown({}, [160, 24]).join('\n')).toMatch(/REGION.*MAPPINGS.*LAST CHANGE/);
  });

  test('names the resources where two connections are of one app', () => {
    const twice = {
      ...watched('well', 'IDLE', {}),
      id: 'other',
      resource_name: 'herokuconnect-other',
    };
    expect(text({state: read(usual, [...all, twice])}, [40, 24])).toMatch(/^ \*…\w+-other/m);
  });

  test('says since when something cannot be read, when it is tried again, and which values are old', () => {
    const lines = text({state: failed(network)});
    expect(lines).toContain(
      'Cannot read dublin since 09:00:00. Next try in 11s. connect-dublin.heroku.com refused the connection.',
    );
    expect(lines).toMatch(/^ \?broken .*as of 09:00:00/m);
  });

  test.each([
    [undefined, 'To continue, run in another terminal: hconnect auth:login'],
    ['HCONNECT_TOKEN', 'Start watch again with a new one.'],
  ])('says what to do about a token that is not accepted: of %s', (variable, advice) => {
    expect(text({state: failed(unauthorized(variable))})).toContain(
      `The token was not accepted. ${advice} (no data since 09:00:00)`,
    );
  });

  test('keeps the selected row on a screen of few rows, and says how many are hidden', () => {
    const lines = shown({ui: {selected: 'id-of-well'}}, [80, 6]);
    expect(lines.join('\n')).toMatch(/^>\*well/m);
    const first = shown({}, [80, 6]).join('\n');
    expect(first).toMatch(/^ {2}broken/m);
    expect(first).toMatch(/^ {2}\d more below$/m);
  });

  test('opens a connection: why, the service’s words, what leads on, its mappings, the worst first', () => {
    const lines = text({ui: {open: 'id-of-late'}, reason: 'The latest write error.'});
    expect(lines).toMatch(/Heroku Connect says:\n {2}The latest write error\./);
    expect(lines).toContain('Next: hconnect connections:write-errors');
    expect(lines).toMatch(/^ {2}Contact .*1,234/m);
    expect(lines.indexOf('  Contact ')).toBeLessThan(lines.indexOf('  Account '));
    const last = shown({ui: {open: 'id-of-late', scroll: 1000}}, [80, 8]);
    expect(last.at(-2)).toMatch(/^ {2}Account/);
  });

  test('tells a person without connections how to get some', () => {
    expect(text({state: read(emptyWatch(['dublin']), [])})).toContain('hconnect access:add');
  });
});
