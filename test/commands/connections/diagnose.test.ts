import {describe, expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';

testCommand('connections:diagnose', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    yellow: {argv: production},
    strict: {argv: [...production, '--strict', '--skip', 'configured logging']},
    'all-skipped': {
      argv: [
        ...[...production, '--strict', '--skip', 'SHOULD_HAVE_LOG_DRAIN'],
        ...['--skip', 'MUST_USE_RECENT_API_VERSION'],
      ],
    },
    'failed-mappings': {argv: ['--app', 'acme-mappings'], scenario: 'errors'},
    'failed-connection': {argv: ['--app', 'acme-unauthorized'], scenario: 'errors'},
    paused: {argv: production, before: [['connections:pause', ...production, '--wait']]},
    'failed-writes': {argv: production, scenario: 'write-errors'},
    'checks-take-too-long': {argv: [...production, '--timeout', '1s']},
  },
  examples: {
    'hconnect connections:diagnose --app acme-production --strict --skip SHOULD_HAVE_LOG_DRAIN --json':
      {status: 7, reason: 'The API version is not the latest one.'},
  },
  faults: [{argv: production, looksFrom: 4, partial: true}],
  composed: true,
});

describe('connections:diagnose', () => {
  test('takes few requests, and asks for the result ever less often', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:info', ...production]);
    const requests = await world.requestsOf(['connections:diagnose', ...production]);
    const looks = requests.filter((line) => /validations\/[\da-f-]+$/.test(line));
    // The plugin asks twice a second.
    expect(looks.length).toBeLessThanOrEqual(13);
    expect(requests.length - looks.length).toBe(3);
  });

  test.each([
    ['connections:diagnose', '/notifications', 'notifications'],
    ['connections:diagnose', '/validations', 'checks'],
    ['mappings:diagnose', '/notifications', 'notifications'],
    ['mappings:diagnose', '/validations', 'checks'],
  ])('%s finds what the rest tells where %s cannot be read', async (command, end, part) => {
    const world = await startWorld('errors');
    const fault = async () => {
      const body = JSON.stringify({path: `*${end}`, status: 500, times: 20});
      const url = `${world.simulator.control_url}/faults`;
      expect((await fetch(url, {method: 'POST', body})).status).toBe(201);
    };
    const words = command === 'mappings:diagnose' ? ['Account'] : [];
    await fault();
    const argv = [command, ...words, '--app', 'acme-mappings'];
    const {status, stdout, stderr} = await world.hconnect(argv);
    expect(status).toBe(7);
    expect(stdout).toContain('The state is BAD_CONFIG.');
    expect(stdout).toContain(`; without the ${part} of Heroku Connect.`);
    expect(stderr).toContain('reported an error.');
  });
});
