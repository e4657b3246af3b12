import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {hostname} from 'node:os';
import {readRegularFile} from '../regular-file.ts';
import {noLinks} from '../create-file.ts';
import {draftOf} from '../drafts.ts';

/*
 * Writers of a file take turns. Node.js has no locks of the system, and proper-lockfile, the package
 * for it, has no waiting without promises; it is also six years old.
 */

/** Milliseconds between two attempts, and attempts after which an unchanged lock is left over. */
const pause = 10;
const mostAttempts = 500;

/**
 * Does `work` while no other process is at a file. A lock whose process is gone is removed; so is
 * one that nobody has given up for five seconds, as of a process on another machine.
 *
 * @param file the lock is beside it, so its folder has to be there
 * @throws the system's error where the lock cannot be made
 */
export function withLock<T>(file: string, work: () => T): T {
  const lock = `${file}.lock`;
  let seen: string | null = null;
  for (let attempts = 0; !take(lock); attempts += 1) {
    // Null where the lock has been given up meanwhile.
    const owner = readRegularFile(lock);
    if (owner === null || owner !== seen) attempts = 0;
    seen = owner;
    if (owner !== null && (isGone(owner) || attempts >= mostAttempts)) breakLock(lock, owner);
    else sleep(pause);
  }
  try {
    return work();
  } finally {
    rmSync(lock, {force: true});
  }
}

/** Counts the locks of this process, so that no two of them are the same. */
let taken = 0;

/** The lock gets its name with its owner in it: one without would not tell whom it is left from. */
function take(lock: string): boolean {
  taken += 1;
  const draft = draftOf(lock);
  try {
    writeFileSync(draft, `${hostname()} ${process.pid} ${taken}`, {mode: 0o600});
    linkSync(draft, lock);
    return true;
  } catch (error) {
    const {code = '', syscall} = error as NodeJS.ErrnoException;
    if (syscall === 'link' && noLinks.includes(code)) return takeExclusively(lock);
    // Whoever has the lock removes drafts.
    if (code === 'EEXIST' || (syscall === 'link' && code === 'ENOENT')) return false;
    throw error;
  } finally {
    rmSync(draft, {force: true});
  }
}

function takeExclusively(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isGone(owner: string): boolean {
  const [host, pid] = owner.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Removes a lock that is left over, unless another process has taken it meanwhile. */
function breakLock(lock: string, owner: string): void {
  const draft = draftOf(lock);
  try {
    renameSync(lock, draft);
    if (readFileSync(draft, 'utf8') !== owner) linkSync(draft, lock);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(draft, {force: true});
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
