/*
 * The folder for what can be made again. Code is cached there and run, so it has to be the user's
 * alone; any other folder is left alone, and starts take longer.
 */
import {lstatSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import type {StartSettings} from '../lib/session/settings.ts';

/** Where the folder is, or would be; null where the user wants none. */
export function cacheFolder({cacheDir, systemCache}: StartSettings): string | null {
  if (cacheDir !== undefined) return cacheDir === 'off' ? null : path.resolve(cacheDir);
  const usual = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
  return path.join(systemCache ?? path.join(homedir(), ...usual), 'hconnect');
}

/** Whether nobody but this user, and an administrator, can put anything into the folder. */
export function isPrivate(folder: string): boolean {
  try {
    const entry = lstatSync(folder);
    return entry.isDirectory() && isOwn(entry);
  } catch {
    return false;
  }
}

/** Whether a file or folder is this user's, and no other may write to it. */
export function isOwn({uid, mode}: {uid: number; mode: number}): boolean {
  // Windows has no such modes; its folder for caches is the user's by its access list.
  if (process.getuid === undefined) return true;
  return uid === process.getuid() && (mode & 0o022) === 0;
}
