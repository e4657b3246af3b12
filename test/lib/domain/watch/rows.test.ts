import {expect, test} from 'vitest';
import {
  nextOrder,
  rowsOf,
  sortedMappings,
  sortOrders,
} from '../../../../src/lib/domain/watch/rows.ts';
import {afterRead, emptyWatch} from '../../../../src/lib/domain/watch/state.ts';
import {watched} from '../../../harness/watched.ts';

const before = [
  watched('well', 'IDLE', {Account: {lag: 1000}}),
  watched('broken', 'UNAUTHORIZED', null),
  watched('paused', 'PAUSED', {}),
  watched('late', 'IDLE', {Account: {lag: 3_600_000}}),
  watched('writes', 'IDLE', {Account: {counts: {errors: 5}, lag: 2000}}),
  watched('deleted', 'IDLE', {}),
];
const read = (state: ReturnType<typeof emptyWatch>, connections: typeof before, at: number) =>
  afterRead(state, {source: 'dublin', at, connections, requests: 1}).state;
const resumed = before.slice(0, -1).with(2, watched('paused', 'IDLE', {}));
const state = read(read(emptyWatch(['dublin']), before, 1), resumed, 2);

test.each([
  ['worst', ['deleted', 'broken', 'writes', 'late', 'paused', 'well']],
  ['name', ['broken', 'deleted', 'late', 'paused', 'well', 'writes']],
  ['changed', ['deleted', 'paused', 'broken', 'late', 'well', 'writes']],
  ['write errors', ['writes', 'broken', 'deleted', 'late', 'paused', 'well']],
  ['lag', ['late', 'writes', 'well', 'broken', 'deleted', 'paused']],
] as const)('rowsOf: sorted by %s', (order, expected) => {
  expect(rowsOf(state, order, '').map(({connection}) => connection.app_name)).toEqual(expected);
});

test.each([
  ['ROKEN', ['broken']],
  ['unauth', ['broken']],
  ['gone', ['deleted']],
  ['failed', ['broken', 'writes']],
  ['dublin', ['broken', 'deleted', 'late', 'paused', 'well', 'writes']],
  ['nothing', []],
])('rowsOf: filtered by %s', (filter, expected) => {
  expect(rowsOf(state, 'name', filter).map(({connection}) => connection.app_name)).toEqual(
    expected,
  );
});

test('sortedMappings: what needs a person comes first, then by name', () => {
  const {mappings} = watched('acme', 'IDLE', {
    B: {},
    A: {},
    C: {lag: 7_200_000},
    D: {state: 'SYSTEM_ERROR'},
  });
  expect(sortedMappings(mappings ?? []).map(({object_name}) => object_name)).toEqual([
    'D',
    'C',
    'A',
    'B',
  ]);
});

test('nextOrder: goes through all and begins again', () => {
  expect(sortOrders.map(nextOrder)).toEqual([...sortOrders.slice(1), sortOrders[0]]);
});
