import {appendFileSync, chmodSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {ConnectionRef} from '../../../../src/lib/domain/connections/connection-ref.ts';
import {staleAfterAccepted} from '../../../../src/lib/domain/assumptions.ts';
import {openAcceptedChanges} from '../../../../src/lib/files/settings/accepted-changes.ts';
import {temporaryFolder} from '../../../harness/world.ts';

const ref: ConnectionRef = {
  id: 'c1',
  resource_name: 'one',
  app_name: 'app',
  region_url: 'http://x',
};
const pause = {action: 'pause', mappings: null} as const;

/** A machine with a folder of settings, a clock that can be set and one that cannot. */
function machine(folder = temporaryFolder()) {
  const time = {wall: 1_700_000_000_000, monotonic: 5000};
  const pass = (milliseconds: number) => {
    time.wall += milliseconds;
    time.monotonic += milliseconds;
  };
  const start = (service = 'http://discovery') =>
    openAcceptedChanges({
      folder: () => folder,
      service,
      clock: {now: () => time.wall, monotonic: () => time.monotonic},
    });
  return {folder, time, pass, start};
}

const actionsOf = (changes: readonly {action: string}[]) => changes.map(({action}) => action);

describe('openAcceptedChanges', () => {
  test('a process knows what another has recorded, and how long ago, until it may not lag', () => {
    const {pass, start} = machine();
    start().record(ref, pause);
    pass(staleAfterAccepted - 1);
    expect(start().of('c1')).toMatchObject([{...pause, age: staleAfterAccepted - 1}]);
    pass(1);
    expect(start().of('c1')).toEqual([]);
  });

  test('knows nothing of another connection, and nothing of another service', () => {
    const {start} = machine();
    start().record(ref, pause);
    expect(start().of('c2')).toEqual([]);
    expect(start('http://elsewhere').of('c1')).toEqual([]);
  });

  test('loses no record when twenty processes write at once', () => {
    const {start} = machine();
    const processes = Array.from({length: 20}, () => start());
    for (let round = 0; round < 10; round += 1) {
      for (const one of processes) one.record(ref, pause);
    }
    expect(start().of('c1')).toHaveLength(200);
    expect(processes[0]?.of('c1')).toHaveLength(200);
  });

  test.each([
    ['set forward', 15_000],
    ['set back', -3_600_000],
  ])('a wall clock that is %s makes no record older or younger', (_, shift) => {
    const {time, pass, start} = machine();
    start().record(ref, pause);
    pass(2000);
    time.wall += shift;
    expect(start().of('c1')).toMatchObject([{age: 2000}]);
    pass(staleAfterAccepted);
    expect(start().of('c1')).toEqual([]);
  });

  test('after a restart of the machine the wall clock tells, where it can be right', () => {
    const {time, start} = machine();
    start().record(ref, pause);
    time.monotonic = 10;
    time.wall += 3000;
    expect(start().of('c1')).toMatchObject([{age: 3000}]);
    time.wall -= 60_000;
    expect(start().of('c1')).toEqual([]);
  });

  test('forgets those of a kind that were followed to their end, and none that came later', () => {
    const {pass, start} = machine();
    const [one, two] = [start(), start()];
    one.record(ref, {action: 'import', mappings: null});
    one.record(ref, pause);
    pass(10);
    two.removeSettled(ref, 'import');
    expect(actionsOf(one.of('c1'))).toEqual(['pause']);
    pass(10);
    one.record(ref, {action: 'import', mappings: null});
    expect(actionsOf(start().of('c1'))).toEqual(['pause', 'import']);
  });

  test('forgets those that were shown, by their keys, for every process', () => {
    const {start} = machine();
    const [one, two] = [start(), start()];
    one.record(ref, {action: 'update', mappings: null});
    one.record(ref, {action: 'update', mappings: null});
    const [first, second] = two.of('c1');
    two.removeShown(ref, [first?.key ?? '']);
    for (const process of [one, two, start()]) {
      expect(process.of('c1').map(({key}) => key)).toEqual([second?.key]);
    }
  });

  test('the first record of a process removes the files that are of no use any more', () => {
    const {folder, pass, start} = machine();
    start().record(ref, pause);
    pass(staleAfterAccepted);
    start().record(ref, pause);
    expect(readdirSync(path.join(folder, 'accepted'))).toHaveLength(1);
  });

  test('a process that goes on writing never has its file removed under it', () => {
    const {pass, start} = machine();
    const long = start();
    long.record(ref, pause);
    pass(staleAfterAccepted);
    start().record(ref, pause);
    long.record(ref, pause);
    expect(start().of('c1')).toHaveLength(2);
  });

  test('a broken line, a foreign file and a line that is being written are left out', () => {
    const {folder, start} = machine();
    start().record(ref, pause);
    const [file = ''] = readdirSync(path.join(folder, 'accepted'));
    appendFileSync(path.join(folder, 'accepted', file), '{"key": "x", "act');
    writeFileSync(path.join(folder, 'accepted', 'other.jsonl'), 'null\n[]\n{"wall": 1}\n');
    expect(start().of('c1')).toHaveLength(1);
  });

  test.runIf(process.platform === 'linux')('goes on where the system makes no folders', () => {
    const {start} = machine('/proc/hconnect');
    const one = start();
    one.record(ref, pause);
    expect(one.of('c1')).toHaveLength(1);
  });

  test.each([
    [
      'is a file',
      (folder: string) => {
        writeFileSync(path.join(folder, 'accepted'), '');
      },
    ],
    [
      'cannot be written',
      (folder: string) => {
        mkdirSync(path.join(folder, 'accepted'));
        chmodSync(path.join(folder, 'accepted'), 0o500);
      },
    ],
  ])('goes on with what the process knows itself when the folder %s', (_, spoil) => {
    const {folder, start} = machine();
    spoil(folder);
    const one = start();
    one.record(ref, pause);
    expect(one.of('c1')).toHaveLength(1);
  });
});
