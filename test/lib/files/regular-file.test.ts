import {execFileSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {openAcceptedChanges} from '../../../src/lib/files/settings/accepted-changes.ts';
import {withLock} from '../../../src/lib/files/settings/lock.ts';
import {readRecord} from '../../../src/lib/files/record-file.ts';
import {readRegularFile} from '../../../src/lib/files/regular-file.ts';
import {temporaryFolder} from '../../harness/world.ts';

function pipeIn(folder: string, name: string): string {
  const file = path.join(folder, name);
  execFileSync('mkfifo', [file]);
  return file;
}

describe('readRegularFile', () => {
  test('reads a file, also behind a link; null where nothing is there', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'file'), 'text');
    symlinkSync('file', path.join(folder, 'link'));
    expect(readRegularFile(path.join(folder, 'link'))).toBe('text');
    expect(readRegularFile(path.join(folder, 'other'))).toBeNull();
    expect(readRegularFile(path.join(folder, 'file', 'below'))).toBeNull();
  });

  test.runIf(process.platform !== 'win32')('opens no folder, no device and no pipe', () => {
    const folder = temporaryFolder();
    for (const file of [folder, '/dev/zero', pipeIn(folder, 'pipe')]) {
      expect(() => readRegularFile(file)).toThrow('not a regular file');
    }
  });
});

describe.runIf(process.platform !== 'win32')('a pipe among the files of the settings', () => {
  test('beside accepted changes is left out', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'accepted'));
    pipeIn(path.join(folder, 'accepted'), 'x.jsonl');
    const changes = openAcceptedChanges({
      folder: () => folder,
      service: 'http://discovery',
      clock: {now: () => 0, monotonic: () => 0},
    });
    changes.record({id: 'c1'}, {action: 'pause', mappings: null});
    expect(changes.of('c1')).toHaveLength(1);
  });

  test('in place of a record is refused', async () => {
    const record = pipeIn(temporaryFolder(), 'simulator.json');
    await expect(readRecord(record)).rejects.toMatchObject({kind: 'io'});
  });

  test('in place of a lock is refused', () => {
    const file = path.join(temporaryFolder(), 'config.json');
    pipeIn(path.dirname(file), 'config.json.lock');
    expect(() => {
      withLock(file, () => undefined);
    }).toThrow('not a regular file');
  });
});
