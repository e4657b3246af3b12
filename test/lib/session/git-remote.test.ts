import {execFileSync} from 'node:child_process';
import {describe, expect, test} from 'vitest';
import {appFromGitRemote, herokuRemotes} from '../../../src/lib/session/git-remote.ts';
import {temporaryFolder} from '../../harness/world.ts';

/** A repository with remotes of apps, by their names, and with settings. */
function repository(remotes: Record<string, string>, settings: Record<string, string> = {}) {
  const folder = temporaryFolder();
  const git = (...args: string[]) => execFileSync('git', args, {cwd: folder, stdio: 'pipe'});
  git('init', '--quiet');
  for (const [name, url] of Object.entries(remotes)) git('remote', 'add', name, url);
  for (const [name, value] of Object.entries(settings)) git('config', name, value);
  return folder;
}

const of = (app: string) => `https://git.heroku.com/${app}.git`;
const two = {heroku: of('acme-production'), staging: of('acme-staging')};

describe('herokuRemotes', () => {
  test.each([
    ['https://git.heroku.com/acme-shop.git', 'acme-shop'],
    ['https://git.heroku.com/acme-shop', 'acme-shop'],
    ['https://git.heroku.com/acme-shop/', 'acme-shop'],
    ['https://git.heroku.com/acme-shop.git/', 'acme-shop'],
    ['https://git.heroku.com:443/acme-shop.git', 'acme-shop'],
    ['https://heroku:a-token@git.heroku.com/acme-shop.git', 'acme-shop'],
    ['https://heroku@git.heroku.com/Acme-Shop.git', 'acme-shop'],
    ['git@heroku.com:acme-shop.git', 'acme-shop'],
    ['git@heroku.com:acme-shop', 'acme-shop'],
    ['git@heroku.com:/acme-shop.git', 'acme-shop'],
    ['heroku.com:acme-shop.git', 'acme-shop'],
    ['ssh://git@heroku.com/acme-shop.git', 'acme-shop'],
    ['ssh://git@heroku.com:22/acme-shop.git', 'acme-shop'],
    ['ssh://git@ssh.heroku.com:443/acme-shop', 'acme-shop'],
    ['https://github.com/acme/acme-shop.git', null],
    ['git@github.com:acme/acme-shop.git', null],
    ['https://git.heroku.com.example.com/acme-shop.git', null],
    ['https://notheroku.com/acme-shop.git', null],
    ['https://git.heroku.com/', null],
    ['https://git.heroku.com/a/b.git', null],
    ['https://git.heroku.com/acme_shop;rm.git', null],
    ['/srv/git/acme-shop.git', null],
    ['C:\\repos\\acme', null],
  ])('reads %s as %s', (url, app) => {
    const listed = `heroku\t${url} (fetch)\nheroku\t${url} (push)\n`;
    expect(herokuRemotes(listed)).toEqual(app === null ? [] : [{remote: 'heroku', app}]);
  });
});

describe('appFromGitRemote', () => {
  test.each<[string, Record<string, string>, Record<string, string>, string | undefined, unknown]>([
    ['the only one', {heroku: of('acme')}, {}, undefined, 'acme'],
    ['the only one of another name', {production: of('acme')}, {}, undefined, 'acme'],
    [
      'the only one beside one of another host',
      {origin: 'git@github.com:acme/shop.git', live: of('acme')},
      {},
      undefined,
      'acme',
    ],
    ['several of one app', {heroku: of('acme'), live: of('acme')}, {}, undefined, 'acme'],
    ['the one of heroku.remote', two, {'heroku.remote': 'staging'}, undefined, 'acme-staging'],
    [
      'the only one where heroku.remote is empty',
      {a: of('acme')},
      {'heroku.remote': ''},
      undefined,
      'acme',
    ],
    ['the one that is asked for', two, {}, 'staging', 'acme-staging'],
    [
      'the one that is asked for, before heroku.remote',
      two,
      {'heroku.remote': 'staging'},
      'heroku',
      'acme-production',
    ],
    [
      'one whose address git rewrites',
      {live: 'h:acme.git'},
      {'url.https://git.heroku.com/.insteadOf': 'h:'},
      undefined,
      'acme',
    ],
    [
      'one that pushes to Heroku and fetches elsewhere',
      {live: 'git@github.com:acme/shop.git'},
      {'remote.live.pushurl': of('acme')},
      undefined,
      'acme',
    ],
  ])('takes %s', (_what, remotes, settings, asked, app) => {
    expect(appFromGitRemote(asked, repository(remotes, settings))?.value).toBe(app);
  });

  test('says which remote it was', () => {
    const {source} = appFromGitRemote(undefined, repository({live: of('acme')})) ?? {};
    expect(source).toBe('git remote live');
  });

  test.each([
    ['several', two, {}, undefined],
    ['several of another name', {a: of('a'), b: of('b')}, {}, undefined],
    ['a heroku.remote that is none', two, {'heroku.remote': 'live'}, undefined],
    [
      'a heroku.remote of another host',
      {...two, origin: 'git@github.com:a/b.git'},
      {'heroku.remote': 'origin'},
      undefined,
    ],
    ['a remote that is none', two, {}, 'live'],
    ['one that pushes to two apps', {live: of('a')}, {'remote.live.pushurl': of('b')}, undefined],
  ])('fails for %s, with the candidates', (_what, remotes, settings, asked) => {
    const folder = repository(remotes, settings);
    expect(() => appFromGitRemote(asked, folder)).toThrow(
      expect.objectContaining({
        kind: 'usage',
        details: {candidates: expect.arrayContaining([expect.anything()]) as unknown},
      }) as Error,
    );
  });

  test.each(['Staging', 'stagin'])('leads from --remote %s to the one that is meant', (asked) => {
    expect(() => appFromGitRemote(asked, repository(two))).toThrow(
      expect.objectContaining({next: {again: {flags: {remote: 'staging'}}}}) as Error,
    );
  });

  test('names a heroku.remote that is none', () => {
    const folder = repository(two, {'heroku.remote': 'live'});
    expect(() => appFromGitRemote(undefined, folder)).toThrow(
      /The git remote live \(from git config heroku\.remote\) is not/,
    );
  });

  test.each([{}, {origin: 'git@github.com:acme/shop.git'}])('is null with %j', (remotes) => {
    expect(appFromGitRemote(undefined, repository(remotes))).toBeNull();
  });

  test('outside of a repository is null, and fails for a remote that is asked for', () => {
    const folder = temporaryFolder();
    expect(appFromGitRemote(undefined, folder)).toBeNull();
    expect(() => appFromGitRemote('heroku', folder)).toThrow(/has the git remote heroku/);
  });
});
