import {spawnSync} from 'node:child_process';
import {nearest} from '../domain/text/nearest.ts';
import {Failure} from '../errors.ts';
import type {NextStep} from '../next-step.ts';
import type {SettingValue} from './settings.ts';

/** A git remote that deploys to a Heroku app. */
export interface HerokuRemote {
  remote: string;
  app: string;
}

/**
 * The app of the git remotes of a folder, by the rules of Heroku's own tools: the remote that is
 * asked for, else the one that `git config heroku.remote` names, else the only one there is.
 *
 * @param requested the remote of `--remote`
 * @param folder the current one where it is left out
 * @returns null where there is no such remote and none was asked for
 * @throws Failure `usage` where several could be meant, or the one that is named is not there
 */
export function appFromGitRemote(requested?: string, folder?: string): SettingValue<string> | null {
  const remotes = herokuRemotesHere(folder);
  // Heroku's own tools take an empty setting for none.
  const setting = git(folder, 'config', '--get', 'heroku.remote')?.trim();
  const configured = requested ?? (setting === '' ? undefined : setting);
  const named = remotes.filter(({remote}) => remote === (configured ?? remote));
  const apps = new Set(named.map(({app}) => app));
  const [found] = named;
  if (found !== undefined && apps.size === 1) {
    return {value: found.app, source: `git remote ${found.remote}`};
  }
  if (found !== undefined) throw severalRemotes(named);
  if (configured === undefined) return null;
  throw noSuchRemote(configured, remotes, requested === undefined);
}

/** The git remotes of a folder that lead to an app. @param folder the current one where it is left out */
export function herokuRemotesHere(folder?: string): HerokuRemote[] {
  return herokuRemotes(git(folder, 'remote', '-v') ?? '');
}

/**
 * The remotes of Heroku apps among those that `git remote -v` lists, each once.
 *
 * @param listed lines such as “heroku https://git.heroku.com/acme.git (fetch)”
 */
export function herokuRemotes(listed: string): HerokuRemote[] {
  const found = listed.split('\n').flatMap((line) => {
    const [, remote = '', url = ''] = /^(\S+)\t(.*) \((?:fetch|push)\)$/.exec(line.trim()) ?? [];
    const app = appOfUrl(url);
    return app === null ? [] : [{remote, app}];
  });
  return found.filter(
    ({remote, app}, at) =>
      found.findIndex((other) => other.remote === remote && other.app === app) === at,
  );
}

/** The app that an address of Heroku's git is of, in the forms that git takes; else null. */
function appOfUrl(url: string): string | null {
  const [, host = '', path = ''] =
    /^(?:[^@/:]+@)?([\w.-]+):(?!\/\/)(.*)$/.exec(url) ??
    /^(?:https?|ssh|git\+ssh):\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?\/(.*)$/i.exec(url) ??
    [];
  if (!/^(?:[\w-]+\.)*(?:heroku|herokai)\.com$/i.test(host)) return null;
  return /^\/*([a-z\d][a-z\d-]*?)(?:\.git)?\/*$/i.exec(path)?.[1]?.toLowerCase() ?? null;
}

function git(folder: string | undefined, ...args: string[]): string | null {
  const {status, stdout} = spawnSync('git', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 2000,
    ...(folder === undefined ? {} : {cwd: folder}),
  });
  return status === 0 ? stdout : null;
}

function severalRemotes(remotes: readonly HerokuRemote[]): Failure {
  return new Failure('usage', 'Several git remotes are Heroku apps, and no app was specified.', {
    reason: describe(remotes),
    next: {again: {flags: {app: 'APP'}}, note: 'or pass --remote'},
    details: {candidates: remotes},
  });
}

function noSuchRemote(
  name: string,
  remotes: readonly HerokuRemote[],
  configured: boolean,
): Failure {
  const names = remotes.map(({remote}) => remote);
  const sameLetters = names.find((other) => other.toLowerCase() === name.toLowerCase());
  // Where there is one alone, it is the one.
  const only = names.length === 1 ? names[0] : undefined;
  const meant = sameLetters ?? nearest(name, names) ?? only ?? null;
  const next: NextStep =
    meant === null
      ? {again: {flags: {app: 'APP'}, without: ['remote']}}
      : {again: {flags: {remote: meant}}};
  const message = configured
    ? `The git remote ${name} (from git config heroku.remote) is not a Heroku app.`
    : `No Heroku app has the git remote ${name}.`;
  return new Failure('usage', message, {
    reason: remotes.length === 0 ? 'No git remote is a Heroku app.' : describe(remotes),
    next,
    details: {candidates: remotes},
  });
}

function describe(remotes: readonly HerokuRemote[]): string {
  return `${remotes.map(({remote, app}) => `${remote} (${app})`).join(', ')}.`;
}
