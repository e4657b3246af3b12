import {describe, expect, test} from 'vitest';
import {connectionState, connectionStates} from '../../../src/lib/domain/connections/states.ts';
import {
  byHealth,
  connectionHealth,
  healthClasses,
  mappingHealth,
  needsMappings,
  stateHealth,
} from '../../../src/lib/domain/health.ts';
import type {Mapping} from '../../../src/lib/domain/mappings/mapping.ts';
import {mappingState, mappingStates} from '../../../src/lib/domain/mappings/states.ts';

/** A mapping as far as its health goes. */
function mapping(state: string, errors: number | null = 0, object_name = 'Account'): Mapping {
  const counts = {db: 1, sf: 1, pending: 0, errors};
  return {object_name, state: mappingState(state), counts} as Mapping;
}

function connection(state: string, mappings: Mapping[] | null, mappings_summary: string | null) {
  return {state: connectionState(state), mappings, mappings_summary};
}

const names = (table: readonly {name: string}[]) => [...table.map(({name}) => name), 'HIBERNATING'];

/** Every state of a connection, with every set of mappings, counts and summaries. */
const all = names(connectionStates).flatMap((own) =>
  [null, ...names(mappingStates)].flatMap((below) =>
    [null, 0, 1, 240].flatMap((errors) =>
      [null, 'OK', 'Bad configuration'].map((summary) => ({own, below, errors, summary})),
    ),
  ),
);

test('connectionHealth: is the worst of state, mappings and writes, in every combination', () => {
  for (const {own, below, errors, summary} of all) {
    const title = JSON.stringify({own, below, errors, summary});
    const mappings = below === null ? null : [mapping('DATA_SYNCED'), mapping(below, errors)];
    const health = connectionHealth(connection(own, mappings, summary));
    const parts = [
      stateHealth(connectionState(own)),
      ...(below === null ? [] : [stateHealth(mappingState(below))]),
      ...(below !== null && (errors ?? 0) > 0 ? (['failed'] as const) : []),
      ...(below === null && summary !== 'OK' ? (['unknown'] as const) : []),
    ];
    expect(health.class, title).toBe(parts.sort(byHealth)[0]);
    expect(health.reason === null, title).toBe(health.class === 'ok');
  }
  expect(all.length).toBeGreaterThan(4000);
});

test('mappingHealth: is the worse of state and writes, in every combination', () => {
  for (const state of names(mappingStates)) {
    const own = stateHealth(mappingState(state));
    for (const errors of [null, 0]) expect(mappingHealth(mapping(state, errors)).class).toBe(own);
    expect(mappingHealth(mapping(state, 3)).class, state).toBe('failed');
    expect(mappingHealth(mapping(state, 3), {writes: false}).class, state).toBe(own);
  }
});

describe('stateHealth', () => {
  test('is ok for what works or polls, and for nothing else', () => {
    const ok = [...connectionStates, ...mappingStates].filter((one) => stateHealth(one) === 'ok');
    expect(new Set(ok.map(({kind}) => kind))).toEqual(new Set(['healthy', 'polling']));
  });

  test('is unknown for an unknown state', () => {
    expect(stateHealth(connectionState('HIBERNATING'))).toBe('unknown');
    expect(stateHealth(mappingState(null))).toBe('unknown');
  });
});

describe('connectionHealth', () => {
  const broken = [mapping('BAD_CONFIG', 0, 'Account'), mapping('RESYNC', 0, 'Case')];

  test('reports how many mappings failed, and which', () => {
    const health = connectionHealth(connection('IDLE', [...broken, mapping('DATA_SYNCED')], 'OK'));
    expect(health).toMatchObject({
      class: 'failed',
      reason: '1 of 3 mappings failed: Account (BAD_CONFIG).',
      below: [{note: '1 of 3 failed'}],
    });
  });

  test('reports write errors next to failed mappings', () => {
    const mappings = [...broken, mapping('DATA_SYNCED', 240)];
    const notes = connectionHealth(connection('IDLE', mappings, 'OK')).below.map(({note}) => note);
    expect(notes).toEqual(['1 of 3 failed', '240 write errors']);
  });

  test('ignores write errors with that option', () => {
    const mappings = [mapping('DATA_SYNCED', 240)];
    expect(connectionHealth(connection('IDLE', mappings, 'OK'), {writes: false}).class).toBe('ok');
  });

  test('is that of a broken connection alone, whatever its mappings show', () => {
    const health = connectionHealth(connection('UNAUTHORIZED', [mapping('UNAUTHORIZED')], null));
    expect(health).toMatchObject({class: 'failed', below: []});
  });

  test('reports failures below a paused connection', () => {
    const health = connectionHealth(connection('PAUSED', broken, 'OK'));
    expect(health.class).toBe('failed');
    expect(health.below.map(({note}) => note)).toEqual(['1 of 2 failed']);
  });

  test('is unknown for an undocumented summary', () => {
    expect(connectionHealth(connection('IDLE', null, 'Reloading'))).toMatchObject({
      class: 'unknown',
      below: [{note: 'mappings unknown'}],
    });
  });
});

test('needsMappings: is true unless the summary says OK, or all is known already', () => {
  const cases = [
    [connection('IDLE', null, 'OK'), false],
    [connection('IDLE', null, 'Reloading'), true],
    [connection('PAUSED', null, null), true],
    [connection('IDLE', [], 'Reloading'), false],
    [connection('UNAUTHORIZED', null, 'SF Auth Failed'), false],
  ] as const;
  expect(cases.map(([one]) => needsMappings(one))).toEqual(cases.map(([, needs]) => needs));
});

test('byHealth: sorts the worst first', () => {
  expect([...healthClasses].reverse().sort(byHealth)).toEqual([
    'failed',
    'unknown',
    'stopped',
    'working',
    'ok',
  ]);
});
