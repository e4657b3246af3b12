import {spawnSync} from 'node:child_process';

/**
 * The app that the git remote `heroku` of the current folder deploys to, or null. Heroku's
 * own tools take the app from there, so people expect it.
 */
export function appFromGitRemote(): string | null {
  const git = spawnSync('git', ['config', '--get', 'remote.heroku.url'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 2000,
  });
  const url = git.status === 0 ? git.stdout.trim() : '';
  return (
    /^(?:https:\/\/git\.heroku\.com\/|(?:ssh:\/\/)?git@heroku\.com[:/])([\w-]+)\.git$/.exec(
      url,
    )?.[1] ?? null
  );
}
