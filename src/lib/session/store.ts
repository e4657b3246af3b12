import {accessSync, constants, existsSync} from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import {isObject, type Json, type JsonObject} from '../domain/json.ts';
import {systemReason} from '../domain/text/system-reason.ts';
import {Failure} from '../errors.ts';

/**
 * A JSON file in the user's settings folder, readable by the user alone. Values are kept by
 * discovery host, so that a token or a place of one service is never used with another.
 */
export interface Store {
  /** Where the file is, or would be. @throws Failure `io` where the folder cannot be used */
  path(): string;
  /** What is kept for a discovery host. @throws Failure `io` where the file cannot be read */
  read(discoveryUrl: string): JsonObject;
  /** Replaces what is kept for a discovery host. @throws Failure `io`; a broken file is left alone */
  write(discoveryUrl: string, values: JsonObject): void;
}

/**
 * Opens `<name>.json`. The file is made by the first write.
 *
 * @param directory instead of the system's usual folder for settings
 */
export function openStore(name: string, directory?: string): Store {
  // conf would fail in its constructor on a broken file, before it has told the file's path.
  let broken = false;
  const deserialize = (text: string): JsonObject => {
    const value = parse(text);
    broken = value === null;
    return value ?? {};
  };
  let conf: Conf<JsonObject> | null = null;
  const open = () =>
    (conf ??= new Conf<JsonObject>({
      projectName: 'hconnect',
      projectSuffix: '',
      configName: name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      deserialize,
      ...(directory === undefined ? {} : {cwd: directory}),
    }));
  const all = (): JsonObject => {
    const {path: file, store} = open();
    if (!broken) return store;
    throw storeFailure('read', file, 'It is not a JSON document; it was left as it is.');
  };
  const attempt = <T>(verb: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof Failure) throw error;
      const {message, path: at} = error as NodeJS.ErrnoException;
      throw storeFailure(verb, conf?.path ?? at ?? `${name}.json`, systemReason(message));
    }
  };
  return {
    path: () => attempt('found', () => open().path),
    read: (discoveryUrl) => {
      const kept: Json | undefined = attempt('read', () => {
        try {
          return all()[discoveryUrl];
        } catch (error) {
          // Reading makes the folder; where that is not allowed there is nothing to read either.
          if ((error as NodeJS.ErrnoException).syscall === 'mkdir') return undefined;
          throw error;
        }
      });
      return isObject(kept) ? kept : {};
    },
    write: (discoveryUrl, values) => {
      attempt('written', () => {
        all();
        // conf would try for a second to write into a folder that is read-only.
        const folder = path.dirname(open().path);
        if (existsSync(folder)) accessSync(folder, constants.W_OK);
        open().set(discoveryUrl, values);
      });
    },
  };
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function storeFailure(verb: string, file: string, reason: string): Failure {
  return new Failure('io', `The settings file ${file} cannot be ${verb}.`, {
    reason,
    next: {program: ['rm', file], note: 'or mend it, or set HCONNECT_CONFIG_DIR to another folder'},
    details: {path: file},
  });
}
