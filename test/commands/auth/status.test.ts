import {describe, expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
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
