import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';

testCommand('auth:status', {
  cases: {
    success: {argv: []},
    nothing: {argv: [], status: 4, options: {env: {HCONNECT_TOKEN: '', HEROKU_API_KEY: ''}}},
  },
  goldens: {'token-in-environment': {argv: []}},
  faults: [{argv: [], partial: true}],
});

describe('auth:status: a token in the environment', () => {
  test.each<[what: string, token: string, message: string]>([
    ['the service refuses', 'wrong', 'The token in HCONNECT_TOKEN was rejected.'],
    [
      'cannot be one',
      'two words',
      'The token from HCONNECT_TOKEN is not a valid Heroku API token.',
    ],
  ])('suggests a token for its variable when %s', async (_, token, message) => {
    const world = await startWorld('granted');
    const env = {HCONNECT_TOKEN: token};
    const {status, stderr} = await world.hconnect(['auth:status'], {env});
    expect(status).toBe(4);
    expect(stderr).toContain(message);
    // A stored token would not be used.
    expect(stderr).not.toContain('auth:login');
    expect(stderr).toContain(
      'Next: heroku authorizations:create    # prints a token for HCONNECT_TOKEN',
    );
  });
});

test('auth:status: shows folders as folders, and where the default is used', async () => {
  const world = await startWorld('granted');
  const {stdout} = await world.hconnect(['auth:status', '--json']);
  const settings = JSON.parse(stdout) as Record<string, {value: string; source: string}>;
  expect(settings.config_dir).toEqual({value: world.settings, source: 'HCONNECT_CONFIG_DIR'});
  expect(settings.cache_dir).toEqual({value: null, source: 'default'});
});

test('auth:status: leads to the login of the Heroku CLI where there is one', async () => {
  const world = await startWorld('granted');
  const home = temporaryFolder();
  const env = {HCONNECT_TOKEN: '', HEROKU_API_KEY: '', HOME: home};
  const next = async () => (await world.hconnect(['connections:list'], {env})).stderr;
  writeFileSync(path.join(home, '.netrc'), 'machine git.heroku.com\n  login a\n  password b\n');
  expect(await next()).toContain('Next: hconnect auth:login\n');
  writeFileSync(path.join(home, '.netrc'), 'machine api.heroku.com\n  login a\n  password b\n');
  expect(await next()).toContain('Next: heroku auth:token | hconnect auth:login --with-token\n');
});
