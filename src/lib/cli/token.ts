import {checkToken, findToken, storeToken} from '../session/credentials.ts';
import {settingTable, type Settings} from '../session/settings.ts';
import {openStore, type Store} from '../session/store.ts';
import {plural} from '../domain/text/text.ts';
import type {Prompts} from '../terminal/prompts.ts';
import type {ShownSetting} from '../terminal/views/auth/status.ts';
import {Failure} from '../errors.ts';
import {appFromGitRemote} from '../session/git-remote.ts';
import {readInput} from '../files/input-file.ts';
import type {Runtime} from './program/runtime.ts';

/**
 * The token to log in with: asked for without showing it, or read from stdin.
 *
 * @param prompts null where nobody can be asked
 * @throws Failure `auth` where it cannot be a token, `usage` where there is nobody to ask
 */
export async function readToken(
  runtime: Runtime,
  prompts: Prompts | null,
  {fromStdin}: {fromStdin: boolean},
): Promise<string> {
  const piped = !runtime.terminal.stdin.isTTY;
  if (fromStdin && piped) return checkToken(await readInput('-', runtime), 'stdin');
  if (fromStdin) {
    throw new Failure('usage', 'Nothing is piped into the command.', {
      reason: '--with-token reads the token that another command writes.',
      hint: 'heroku auth:token | hconnect auth:login --with-token',
    });
  }
  if (prompts !== null) return checkToken(await prompts.secret('Heroku API token:'), 'your answer');
  throw new Failure('usage', 'There is nobody to ask for a token.', {
    reason: 'stdin and stderr are not a terminal, or questions are turned off.',
    hint: 'heroku auth:token | hconnect auth:login --with-token',
  });
}

/**
 * Keeps the token in the store, or forgets it.
 *
 * @param token null to forget
 * @returns the store's file, and the variable that is used before it, where one is set
 */
export function keepToken(
  runtime: Runtime,
  token: string | null,
): {file: string; variable: string | null} {
  const settings = runtime.settings();
  const store = configStore(settings);
  storeToken(store, settings.discovery_url.value, token);
  return {file: store.path(), variable: settings.token?.source ?? null};
}

/** Every setting and where it came from; of the token only whether there is one. */
export function shownSettings(runtime: Runtime): ShownSetting[] {
  const settings = runtime.settings();
  const store = configStore(settings);
  const token = findToken(settings, () => store);
  const remote = settings.app === null ? appFromGitRemote() : null;
  return settingTable.map(({name}): ShownSetting => {
    if (name === 'token') {
      return {name, value: token === null ? null : 'set', source: token?.source ?? null};
    }
    if (name === 'config_dir') {
      return {name, value: store.path(), source: settings.config_dir?.source ?? 'default'};
    }
    if (name === 'app' && remote !== null)
      return {name, value: remote, source: 'git remote heroku'};
    if (name === 'region_urls') {
      const {value, source} = settings.region_urls;
      const urls = value.map((root) => `${root.name}=${root.url}`).join(',');
      return {name, value: urls, shown: plural(value.length, 'cell'), source};
    }
    const setting = settings[name];
    return {
      name,
      value: setting === null ? null : written(setting.value),
      source: setting?.source ?? null,
    };
  });
}

function configStore(settings: Settings): Store {
  return openStore('config', settings.config_dir?.value);
}

function written(value: string | number | boolean): string {
  if (typeof value === 'number') return `${value / 1000}s`;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value;
}
