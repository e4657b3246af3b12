import {describe, expect, test} from 'vitest';
import {trackLoads, type LoadProgress} from '../../../../src/lib/domain/mappings/load-progress.ts';
import {mappingState} from '../../../../src/lib/domain/mappings/states.ts';
import type {Mapping} from '../../../../src/lib/domain/mappings/mapping.ts';

function loading(db: number | null, sf: number | null, state = 'RELOAD_TABLE'): Mapping {
  const counts = {db, sf, pending: 0, errors: 0};
  return {id: '1', object_name: 'Account', state: mappingState(state), counts} as Mapping;
}

/** What is told after each look; the looks are ten seconds apart. */
function told(...looks: Mapping[]): LoadProgress[] {
  const track = trackLoads();
  return looks.map((mapping, index) => track([mapping], index * 10_000)[0]!);
}

describe('trackLoads', () => {
  test('gives a share at once, and a rate and the time left from the second poll on', () => {
    const [first, second] = told(loading(100, 1000), loading(300, 1000));
    expect(first).toMatchObject({share: 0.1, rate: null, left: null});
    expect(second).toMatchObject({share: 0.3, rate: 20, left: 35_000});
  });

  test('measures a load from when its table was emptied', () => {
    const progress = told(loading(900, 1000), loading(0, 1000), loading(500, 1000));
    expect(progress[1]).toMatchObject({share: 0, rate: null});
    expect(progress[2]).toMatchObject({share: 0.5, rate: 50, left: 10_000});
  });

  test('gives no rate when a load stands still', () => {
    expect(told(loading(100, 1000), loading(100, 1000))[1]).toMatchObject({rate: null, left: null});
  });

  test('gives a share of at most 1', () => {
    const [, last] = told(loading(100, 200), loading(300, 200));
    expect(last).toMatchObject({share: 1, left: 0});
  });

  test('gives no share when the size is unknown', () => {
    expect(told(loading(null, 100))[0]).toMatchObject({share: null, rate: null});
    expect(told(loading(5, null))[0]).toMatchObject({share: null});
    expect(told(loading(0, 0))[0]).toMatchObject({share: null});
  });

  test('measures a load that was settled before from when it began to move', () => {
    const progress = told(loading(1000, 1000, 'DATA_SYNCED'), loading(0, 1000), loading(100, 1000));
    expect(progress.map(({rate}) => rate)).toEqual([null, null, 10]);
  });

  test('tracks each mapping by itself', () => {
    const track = trackLoads();
    const other = {...loading(0, 10), id: '2', object_name: 'Case'};
    track([loading(0, 100), other], 0);
    const [account, second] = track(
      [loading(50, 100), {...other, counts: {...other.counts, db: 1}}],
      1000,
    );
    expect([account?.rate, second?.rate]).toEqual([50, 1]);
  });
});
