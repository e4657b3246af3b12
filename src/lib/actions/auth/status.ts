import path from 'node:path';
import type {Endpoint} from '../../domain/connections/endpoints.ts';
import type {ShownSetting} from '../../domain/outcomes.ts';
import {plural} from '../../domain/text/text.ts';
import type {Failure} from '../../errors.ts';

type Value = string | number | boolean | readonly Endpoint[];

/** The settings of the environment, and what is used where it has none. */
export interface SettingSources {
  settings: readonly {name: string; setting: {value: Value; source: string} | null}[];
  /** Where the token is from that is used; null where there is none. */
  tokenSource: string | null;
  /** Why it is not known whether there is a token, where that is so. */
  tokenFailure: Failure | null;
  /** The file of the store; null where the system names no folder for it. */
  storeFile: string | null;
  /** The app of the git remotes, where no setting names one; no value where several could be meant. */
  remoteApp: {value: string | null; source: string} | null;
}

/** Every setting and where it came from; of the token only whether there is one. */
export function settingsInUse(sources: SettingSources): ShownSetting[] {
  const {settings, tokenSource, storeFile, remoteApp} = sources;
  return settings.map(({name, setting}): ShownSetting => {
    if (name === 'token') {
      return {name, value: tokenSource === null ? null : 'set', source: tokenSource};
    }
    if (name === 'config_dir') {
      const folder = storeFile === null ? null : path.dirname(storeFile);
      return {name, value: folder, source: setting?.source ?? 'default'};
    }
    if (name === 'cache_dir' && setting === null) {
      return {name, value: null, shown: 'the system’s cache folder', source: 'default'};
    }
    if (name === 'app' && remoteApp !== null) {
      return {name, ...remoteApp};
    }
    return {name, source: setting?.source ?? null, ...formatValue(setting?.value ?? null)};
  });
}

function formatValue(value: Value | null): Pick<ShownSetting, 'value' | 'shown'> {
  if (value === null || typeof value === 'string') return {value};
  if (typeof value === 'number') return {value: `${value / 1000}s`};
  if (typeof value === 'boolean') return {value: value ? 'on' : 'off'};
  const urls = value.map(({name, url}) => `${name}=${url}`).join(',');
  return {value: urls, shown: plural(value.length, 'cell')};
}
