import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {Pause} from '../../../../src/lib/domain/pauses.ts';
import {openPauseNotes} from '../../../../src/lib/files/settings/pause-notes.ts';
import {temporaryFolder} from '../../../harness/world.ts';

const connection = {id: 'c-1', resource_name: 'herokuconnect-1', app_name: 'acme'};
const pause: Pause = {
  by: 'connections:pause',
  holds: true,
  resumes: true,
  phase: 'paused',
  target_version: null,
  command_pid: null,
};

function notesIn(folder: string, {monotonic = 1000, service = 'https://one'} = {}) {
  const clock = {now: () => 1_700_000_000_000, monotonic: () => monotonic};
  return openPauseNotes({folder: () => folder, service, clock});
}

/** Writes a note as another process would have. */
function rewrite(folder: string, changes: Record<string, unknown>): void {
  const home = path.join(folder, 'pauses');
  const [name = ''] = readdirSync(home);
  const note = JSON.parse(readFileSync(path.join(home, name), 'utf8')) as Record<string, unknown>;
  const key = `${String(note.key)}-other`;
  writeFileSync(path.join(home, `${key}.json`), JSON.stringify({...note, key, ...changes}));
}

/** The number of a process that has ended. */
const endedPid = () => spawnSync(process.execPath, ['--eval', '0']).pid;

async function running(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', 'setTimeout(() => 0, 60_000)']);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child, 'spawn');
  return child.pid ?? 0;
}

describe('openPauseNotes', () => {
  test('keeps a note for other runs, of one service and connection', () => {
    const folder = temporaryFolder();
    notesIn(folder).add(connection, pause);
    expect(notesIn(folder).of('c-1')).toMatchObject([{...pause, connection, run: 'own'}]);
    expect(notesIn(folder).of('c-2')).toEqual([]);
    expect(notesIn(folder).connections()).toEqual(new Set(['c-1']));
    expect(notesIn(folder, {service: 'https://two'}).connections()).toEqual(new Set());
    expect(notesIn(folder, {service: 'https://two'}).of('c-1')).toEqual([]);
  });

  test('updates and removes a note', () => {
    const folder = temporaryFolder();
    const notes = notesIn(folder);
    const key = notes.add(connection, {...pause, phase: 'pausing'});
    notes.update(key, {phase: 'resuming'});
    expect(notesIn(folder).of('c-1')).toMatchObject([{key, phase: 'resuming'}]);
    notes.remove(key);
    expect(notesIn(folder).of('c-1')).toEqual([]);
  });

  test('knows a run of another process as alive, and as ended', async () => {
    const folder = temporaryFolder();
    const key = notesIn(folder).add(connection, pause);
    rewrite(folder, {pid: await running(), process_start: null});
    notesIn(folder).remove(key);
    expect(notesIn(folder).of('c-1')).toMatchObject([{run: 'alive', works: false}]);
    rewrite(folder, {pid: endedPid(), process_start: null});
    expect(
      notesIn(folder)
        .of('c-1')
        .map(({run}) => run),
    ).toContain('ended');
  });

  test.each([
    ['the machine was started again', {monotonic: 5000}],
    ['this process has the number of the killed one', {pid: process.pid}],
    ['its number is another process’s now', {pid: process.ppid, process_start: '1'}],
  ])('knows a run as ended where %s', (_what, changes) => {
    const folder = temporaryFolder();
    const key = notesIn(folder).add(connection, pause);
    rewrite(folder, {pid: process.ppid, process_start: null, ...changes});
    notesIn(folder).remove(key);
    const [note] = notesIn(folder).of('c-1');
    // Only Linux tells when a process began.
    const told = !('process_start' in changes) || process.platform === 'linux';
    expect(note?.run).toBe(told ? 'ended' : 'alive');
  });

  test('knows that the command of a killed run still works', async () => {
    const folder = temporaryFolder();
    const key = notesIn(folder).add(connection, pause);
    rewrite(folder, {pid: endedPid(), process_start: null, command_pid: await running()});
    notesIn(folder).remove(key);
    expect(notesIn(folder).of('c-1')).toMatchObject([{run: 'ended', works: true}]);
  });

  test('does not know how a run of another machine is', () => {
    const folder = temporaryFolder();
    const key = notesIn(folder).add(connection, pause);
    rewrite(folder, {host: 'elsewhere.test'});
    notesIn(folder).remove(key);
    expect(notesIn(folder).of('c-1')).toMatchObject([{run: 'elsewhere', works: false}]);
  });

  test('passes over files that are no notes', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'pauses'));
    for (const [name, text] of [
      ['a.json', ''],
      ['b.json', '{}'],
      ['c.json', '{"key": "c"'],
      ['d.json', 'null'],
    ] as const) {
      writeFileSync(path.join(folder, 'pauses', name), text);
    }
    expect(notesIn(folder).of('c-1')).toEqual([]);
  });

  test('goes on where nothing can be written, with what this run knows', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const notes = notesIn(file);
    const key = notes.add(connection, pause);
    notes.update(key, {phase: 'resuming'});
    expect(notes.exclusively(() => notes.of('c-1'))).toMatchObject([{key, phase: 'resuming'}]);
  });
});
