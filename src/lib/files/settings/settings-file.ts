import path from 'node:path';
import Conf from 'conf';
import {isObject, sameJson, type JsonObject} from '../../domain/json.ts';
import {nextForSystem, systemReason} from '../../domain/text/system-reason.ts';
import {Failure, isFailure} from '../../errors.ts';
import {removeDrafts} from '../drafts.ts';
import {withLock} from './lock.ts';
import {lookUp, makeFolder} from '../make-folder.ts';

/**
 * Reads a JSON object from a file of the settings folder; it is empty where there is no file.
 *
 * @throws Failure `io` where it cannot be read, or is something else, which is left as it is
 */
export function readSettingsFile(file: string): JsonObject {
  return attempt('read', file, () => {
    const there = lookUp(file);
    if (there === null) return {};
    // A pipe has no end until somebody writes, and a device may have none.
    if (!there.isFile()) throw broken(file, 'It is not a regular file.');
    return open(file).store;
  });
}

/**
 * Changes a JSON object in a file that only the user can read. No other process changes it
 * meanwhile, and none sees half of it. What processes have left that were killed while they wrote
 * is removed, since it may hold a token.
 *
 * @throws Failure `io` where it cannot be written, or cannot be read
 */
export function updateSettingsFile(file: string, change: (kept: JsonObject) => JsonObject): void {
  attempt('write', file, () => {
    makeFolder(path.dirname(file));
    withLock(file, () => {
      // Whoever writes holds the lock, so that these are left over.
      removeDrafts(path.dirname(file), path.basename(file));
      const kept = readSettingsFile(file);
      const changed = change(kept);
      if (sameJson(kept, changed)) return;
      open(file).store = changed;
    });
  });
}

/**
 * conf writes a file as a whole or not at all. It makes the folder as soon as it is opened, reads
 * whatever is there and has no lock, so whoever opens it has seen to these.
 */
function open(file: string): Conf<JsonObject> {
  const {dir, name} = path.parse(path.resolve(file));
  return new Conf<JsonObject>({
    cwd: dir,
    configName: name,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    deserialize: (text) => {
      const value = parse(text);
      if (isObject(value)) return value;
      throw broken(file, 'It is not a JSON object; it was not changed.');
    },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function broken(file: string, reason: string): Failure {
  return new Failure('io', `Cannot read the settings file ${file}.`, {
    reason,
    next: {
      program: ['mv', file, `${file}.broken`],
      note: 'or set HCONNECT_CONFIG_DIR to another folder',
    },
    details: {path: file},
  });
}

function attempt<T>(verb: 'read' | 'write', file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isFailure(error)) throw error;
    const {syscall, path: folder} = error as NodeJS.ErrnoException;
    const what =
      syscall === 'mkdir'
        ? `create the settings folder ${folder ?? path.dirname(file)}`
        : `${verb} the settings file ${file}`;
    throw new Failure('io', `Cannot ${what}.`, {
      reason: systemReason(error),
      next: nextForSystem(error, {
        again: {env: {HCONNECT_CONFIG_DIR: 'FOLDER'}},
        note: 'choose a writable folder',
      }),
      details: {path: file},
    });
  }
}
