import {appendFileSync, readdirSync, rmSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import {
  timeSince,
  type AcceptedChange,
  type AcceptedChanges,
  type Change,
  type Instant,
} from '../../domain/accepted-changes.ts';
import type {ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {staleAfterAccepted} from '../../domain/assumptions.ts';
import {makeFolder} from '../make-folder.ts';
import {readRegularFile} from '../regular-file.ts';

/** A line of a file: a change, that those of a kind until then are over, or that some were shown. */
type Line = Instant &
  Change & {
    key: string;
    service: string;
    connection: string;
    settled: boolean;
    /** The keys of changes that were shown; such a line is no change itself. */
    shown?: readonly string[];
  };

/** Milliseconds after which a process begins a new file, long before others may remove the old one. */
const oneFile = staleAfterAccepted / 2;

export interface AcceptedChangesOptions {
  /** The folder of the settings. It may throw: then nothing is kept. */
  folder: () => string;
  /** The discovery host: what one service has accepted, no other has. */
  service: string;
  clock: {now(): number; monotonic(): number};
}

/**
 * Keeps accepted changes in the folder `accepted` of the settings. Each process appends to files of
 * its own, so that none is lost where several write at once; the first write of a process removes
 * the files of others in which everything is too old to matter.
 */
export function openAcceptedChanges({
  folder,
  service,
  clock,
}: AcceptedChangesOptions): AcceptedChanges {
  const host = hostname();
  const now = (): Instant => ({host, wall: clock.now(), monotonic: clock.monotonic()});
  const own: Line[] = [];
  const files = new Set<string>();
  let current: {file: string; begun: Instant} | null = null;

  let opened: string | null = null;
  const home = () => (opened ??= path.join(folder(), 'accepted'));
  const append = (line: Line) => {
    own.push(line);
    ignoringErrors(() => {
      if (current === null) removeExpired(home(), now());
      if (current === null || timeSince(current.begun, line) >= oneFile) {
        const file = path.join(home(), `${uniqueName(line)}.jsonl`);
        current = {file, begun: line};
        files.add(file);
        makeFolder(home());
      }
      appendFileSync(current.file, `${JSON.stringify(line)}\n`, {mode: 0o600});
    });
  };
  const note = (
    connection: Pick<ConnectionRef, 'id'>,
    line: Change & Pick<Line, 'settled' | 'shown'>,
  ) => {
    const at = now();
    append({...line, ...at, key: uniqueName(at), service, connection: connection.id});
  };
  return {
    record(connection, change) {
      note(connection, {...change, settled: false});
    },
    of(connectionId) {
      const at = now();
      const others: Line[] = [];
      ignoringErrors(() => {
        for (const file of listFiles(home())) if (!files.has(file)) others.push(...readLines(file));
      });
      const recent = [...own, ...others]
        .filter((line) => line.service === service && line.connection === connectionId)
        .map((line) => ({...line, age: timeSince(line, at)}))
        .filter(({age}) => age < staleAfterAccepted);
      const isSettled = ({action, age}: AcceptedChange) =>
        recent.some((other) => other.settled && other.action === action && other.age <= age);
      const shown = new Set(recent.flatMap((line) => line.shown ?? []));
      return recent
        .filter((line) => !line.settled && line.shown === undefined)
        .filter((line) => !isSettled(line) && !shown.has(line.key))
        .map(({key, action, mappings, age}) => ({key, action, mappings, age}))
        .sort((a, b) => b.age - a.age);
    },
    removeSettled(connection, action) {
      note(connection, {action, mappings: null, settled: true});
    },
    removeShown(connection, keys) {
      if (keys.length === 0) return;
      note(connection, {action: 'update', mappings: [], settled: false, shown: keys});
    },
  };
}

let count = 0;

/** A name that no other process takes, nor this one again. */
function uniqueName({wall}: Instant): string {
  count += 1;
  return `${wall}-${process.pid}-${count}`;
}

/** It saves a wait, or a second look; a folder that cannot be used must not end a command. */
function ignoringErrors(work: () => void): void {
  try {
    work();
  } catch {
    // The command continues with what it knows itself.
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => path.join(folder, name));
}

function removeExpired(folder: string, now: Instant): void {
  ignoringErrors(() => {
    for (const file of listFiles(folder)) {
      const isOld = readLines(file).every((line) => timeSince(line, now) >= staleAfterAccepted);
      if (isOld) {
        ignoringErrors(() => {
          rmSync(file, {force: true});
        });
      }
    }
  });
}

/** The lines of a file; what another process is writing right now, or has broken, is left out. */
function readLines(file: string): Line[] {
  let text = '';
  ignoringErrors(() => (text = readRegularFile(file) ?? ''));
  return text.split('\n').flatMap((line) => {
    const value = parse(line);
    return isLine(value) ? [value] : [];
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Record<string, unknown>;
  const isNumber = (name: string) => Number.isFinite(line[name]);
  const isText = (name: string) => typeof line[name] === 'string';
  if (!isText('host') || !isNumber('wall') || !isNumber('monotonic')) return false;
  const {mappings} = line;
  return (
    ['key', 'service', 'connection', 'action'].every(isText) &&
    typeof line.settled === 'boolean' &&
    (line.shown === undefined ||
      (Array.isArray(line.shown) && line.shown.every((one) => typeof one === 'string'))) &&
    (mappings === null || (Array.isArray(mappings) && mappings.every(isName)))
  );
}

function isName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const {id, object_name} = value as Record<string, unknown>;
  const isTextOrNull = (one: unknown) => one === null || typeof one === 'string';
  return isTextOrNull(id) && isTextOrNull(object_name);
}
