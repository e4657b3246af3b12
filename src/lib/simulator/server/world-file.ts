/**
 * The file that keeps a world between runs.
 */
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {readBehavior} from '../model/behavior.ts';
import type {World} from '../model/world.ts';

/** The world in the file, or null when there is no file. Throws an Error for anything else in it. */
export function loadWorld(file: string): World | null {
  if (!existsSync(file)) return null;
  const world = parse(readFileSync(file, 'utf8'));
  if (world?.format !== 2) {
    const older = (world?.format as unknown) === 1;
    const what = older
      ? 'was saved by an older version of the simulator'
      : 'is not a saved world of this simulator';
    throw new Error(`${file} ${what}.`);
  }
  return {...world, behavior: readBehavior({...world.behavior})};
}

/** Writes the world; a reader sees the former one or this one, whole. */
export function saveWorld(file: string, world: World): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, `${JSON.stringify(world)}\n`, {mode: 0o600});
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, {force: true});
    throw error;
  }
}

/**
 * Takes the file for this process, by a lock beside it; one that a dead process has left is taken over.
 *
 * @returns what gives it back
 * @throws Error with `code` EBUSY when another simulator has it
 */
export function lockWorld(file: string): () => void {
  const lock = `${file}.lock`;
  for (;;) {
    const release = () => {
      rmSync(lock, {force: true});
    };
    try {
      writeFileSync(lock, String(process.pid), {flag: 'wx', mode: 0o600});
      return release;
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      // A full disk leaves an empty one.
      if (code === 'ENOSPC' || code === 'EDQUOT') release();
      if (code !== 'EEXIST') throw error;
    }
    const owner = Number(readFileSync(lock, 'utf8'));
    if (isAlive(owner)) {
      const message = `${file} is in use by another simulator (process ${owner}).`;
      throw Object.assign(new Error(message), {code: 'EBUSY'});
    }
    rmSync(lock, {force: true});
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function parse(text: string): World | null {
  try {
    return JSON.parse(text) as World | null;
  } catch {
    return null;
  }
}
