import path from 'node:path';
import envPaths from 'env-paths';
import {isObject, type JsonObject} from '../domain/json.ts';
import {Failure} from '../errors.ts';
import {readSettingsFile, updateSettingsFile} from '../files/settings/settings-file.ts';

/**
 * A JSON file in the user's settings folder, readable by the user alone. Values are kept by
 * discovery host, so that a token or a place of one service is never used with another.
 */
export interface Store {
  /** Where the file is, or would be. @throws Failure `io` where the system names no folder */
  path(): string;
  /** What is kept for a discovery host. @throws Failure `io` where the file cannot be read */
  read(discoveryUrl: string): JsonObject;
  /**
   * Changes what is kept for a discovery host, one process at a time.
   *
   * @returns what is kept now
   * @throws Failure `io`; a broken file is left alone
   */
  update(discoveryUrl: string, change: (kept: JsonObject) => JsonObject): JsonObject;
}

/**
 * Opens `<name>.json`. The file is made by the first change.
 *
 * @param directory instead of the system's usual folder for settings
 */
export function openStore(name: string, directory?: string): Store {
  const file = () => path.join(directory ?? usualFolder(), `${name}.json`);
  return {
    path: () => path.resolve(file()),
    read: (discoveryUrl) => ofHost(readSettingsFile(file()), discoveryUrl),
    update: (discoveryUrl, change) => {
      let changed: JsonObject = {};
      updateSettingsFile(file(), (all) => {
        changed = change(ofHost(all, discoveryUrl));
        return {...all, [discoveryUrl]: changed};
      });
      return changed;
    },
  };
}

function ofHost(all: JsonObject, discoveryUrl: string): JsonObject {
  const kept = all[discoveryUrl];
  return isObject(kept) ? kept : {};
}

/** An empty HOME would make it a folder of wherever the command runs. */
function usualFolder(): string {
  const {config} = envPaths('hconnect', {suffix: ''});
  if (path.isAbsolute(config)) return config;
  throw new Failure('io', 'Cannot find the settings folder.', {
    reason: `The system's folder for settings is not an absolute path: ${config}`,
    next: {again: {env: {HCONNECT_CONFIG_DIR: 'FOLDER'}}},
  });
}
