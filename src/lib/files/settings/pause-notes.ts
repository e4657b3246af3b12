import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import type {Pause, PauseNote, Pauses} from '../../domain/pauses.ts';
import type {NamedConnection} from '../../next-step.ts';
import {draftOf} from '../drafts.ts';
import {withLock} from './lock.ts';

/** A note as its file has it. */
interface Stored extends Omit<PauseNote, 'run' | 'works'> {
  /** The discovery host: connections of different services are not the same. */
  service: string;
  /** Milliseconds by the machine's clock, which begins anew with the machine. */
  monotonic: number;
  /** When the process began, where the system tells it; another one may get its number later. */
  process_start: string | null;
  command_start: string | null;
}

export interface PauseNotesOptions {
  /** The folder of the settings. It may throw: then nothing is kept. */
  folder: () => string;
  service: string;
  clock: {now(): number; monotonic(): number};
}

/** The keys of this process's notes, whoever has opened them. */
const own = new Set<string>();
let count = 0;

/** Keeps notes of pauses in the folder `pauses` of the settings, a file each. */
export function openPauseNotes({folder, service, clock}: PauseNotesOptions): Pauses {
  const host = hostname();
  /** What could not be written stays known to this run. */
  const kept = new Map<string, Stored>();
  let opened: string | null = null;
  const home = () => (opened ??= path.join(folder(), 'pauses'));
  const fileOf = (key: string) => path.join(home(), `${key}.json`);

  const write = (note: Stored) => {
    kept.set(note.key, note);
    ignoringErrors(() => {
      mkdirSync(home(), {recursive: true, mode: 0o700});
      const draft = draftOf(fileOf(note.key));
      writeFileSync(draft, `${JSON.stringify(note)}\n`, {mode: 0o600, flush: true});
      renameSync(draft, fileOf(note.key));
    });
  };
  const read = (): Stored[] => {
    const notes = new Map(kept);
    ignoringErrors(() => {
      for (const name of readdirSync(home()).filter((one) => one.endsWith('.json'))) {
        const note = parse(path.join(home(), name));
        if (note !== null) notes.set(note.key, note);
      }
    });
    return [...notes.values()].filter((note) => note.service === service);
  };
  return {
    connections: () => new Set(read().map(({connection}) => connection.id)),
    of: (connectionId) =>
      read()
        .filter(({connection}) => connection.id === connectionId)
        .sort((a, b) => a.began - b.began)
        .map((note) => noteOf(note, host, clock.monotonic())),
    add({id, resource_name, app_name}, pause) {
      count += 1;
      const began = clock.now();
      const key = `${began}-${process.pid}-${count}`;
      own.add(key);
      write({
        ...pause,
        key,
        connection: {id, resource_name, app_name},
        host,
        pid: process.pid,
        began,
        service,
        monotonic: clock.monotonic(),
        process_start: processStat(process.pid)?.start ?? null,
        command_start: null,
      });
      return key;
    },
    update(key, changes) {
      const note = read().find((one) => one.key === key);
      if (note === undefined) return;
      const pid = changes.command_pid ?? null;
      const command_start = pid === null ? note.command_start : (processStat(pid)?.start ?? null);
      write({...note, ...changes, command_start});
    },
    remove(key) {
      kept.delete(key);
      ignoringErrors(() => {
        rmSync(fileOf(key), {force: true});
      });
    },
    exclusively(work) {
      const lock: {file?: string} = {};
      ignoringErrors(() => {
        mkdirSync(home(), {recursive: true, mode: 0o700});
        lock.file = path.join(home(), 'notes');
      });
      return lock.file === undefined ? work() : withLock(lock.file, work);
    },
  };
}

/** A note, with what is known now of its processes. */
function noteOf(
  {service: _service, monotonic, process_start, command_start, ...note}: Stored,
  thisHost: string,
  now: number,
): PauseNote {
  const {key, host, pid, command_pid} = note;
  const isHere = host === thisHost;
  // Where the machine was started again, its processes are gone and their numbers given anew.
  const sameBoot = monotonic <= now;
  const works = isHere && sameBoot && command_pid !== null && isRunning(command_pid, command_start);
  // In a container that was started again, this process can have the number of the killed one.
  const runs = sameBoot && pid !== process.pid && isRunning(pid, process_start);
  const run = own.has(key) ? 'own' : isHere ? (runs ? 'alive' : 'ended') : 'elsewhere';
  return {...note, run, works};
}

/** Whether a process still runs, and is not a later one of the same number. */
function isRunning(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const stat = processStat(pid);
  if (stat === null) return true;
  return stat.state !== 'Z' && (start === null || stat.start === start);
}

/** What Linux tells of a process: Z for one that has ended, and when it began. */
function processStat(pid: number): {state: string; start: string} | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name comes before, in brackets, and may have any character.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {state: fields[0] ?? '', start: fields[19] ?? ''};
  } catch {
    return null;
  }
}

/** A note that cannot be kept must not end a command: what it says is printed, too. */
function ignoringErrors(work: () => void): void {
  try {
    work();
  } catch {
    // The run continues with what it knows itself.
  }
}

/** Reads a note; null for what is no note, or has just been removed. */
function parse(file: string): Stored | null {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return isStored(value) && path.basename(file) === `${value.key}.json` ? value : null;
  } catch {
    return null;
  }
}

const phases: readonly unknown[] = ['pausing', 'paused', 'resuming'] satisfies Pause['phase'][];
const commands: readonly unknown[] = [
  'connections:pause',
  'api-version:upgrade',
] satisfies Pause['by'][];

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const note = value as Record<string, unknown>;
  const isText = (one: unknown) => typeof one === 'string';
  const isTextOrNull = (one: unknown) => one === null || isText(one);
  const {id, resource_name, app_name} = (note.connection ?? {}) as Partial<NamedConnection>;
  return (
    [note.key, note.host, note.service, id].every(isText) &&
    [resource_name, app_name, note.target_version, note.process_start].every(isTextOrNull) &&
    isTextOrNull(note.command_start) &&
    (note.command_pid === null || Number.isFinite(note.command_pid)) &&
    [note.pid, note.began, note.monotonic].every(Number.isFinite) &&
    [note.holds, note.resumes].every((one) => typeof one === 'boolean') &&
    phases.includes(note.phase) &&
    commands.includes(note.by)
  );
}
