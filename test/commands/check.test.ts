import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder, type World} from '../harness/world.ts';
import {goldenFolder} from '../matrices/goldens.ts';
import {stableText} from '../matrices/stable-text.ts';
import {testCommand} from '../matrices/test-command.ts';
import {nowhere, production, productionResource} from './inputs.ts';

const unknownState = [
  ...['simulator:events', 'mapping_error', 'acme-production'],
  ...['--set', 'object_name=Account', '--set', 'state=SYNC_DELAYED'],
];

testCommand('check', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    ok: {argv: production},
    all: {argv: ['--all']},
    errors: {argv: ['--all'], scenario: 'errors'},
    'write-errors': {argv: production, scenario: 'write-errors'},
    'no-connections': {argv: ['--all'], scenario: 'empty'},
    'one-unknown-name': {argv: ['acme-nowhere', productionResource]},
    'named-and-all': {argv: ['acme-production', '--all']},
    'no-state': {argv: [...production, '--ignore', 'PAUSD']},
    'unknown-state': {argv: production, before: [unknownState]},
    'unknown-state-ignored': {
      argv: [...production, '--ignore', 'unknown'],
      before: [unknownState],
    },
  },
  examples: {
    'hconnect check --all --max-lag 1h --ignore PAUSED': {
      status: 7,
      reason: 'One connection is not authorized, and writes of another have failed.',
    },
  },
  faults: [
    {argv: production, partial: true},
    {
      argv: ['--all', '--max-errors', '3', '--ignore', 'UNAUTHORIZED'],
      partial: true,
      parallel: 3,
    },
  ],
  composed: true,
});

/** Lets the next requests meet a fault. */
async function fault({simulator}: World, body: object): Promise<void> {
  const url = `${simulator.control_url}/faults`;
  const answer = await fetch(url, {method: 'POST', body: JSON.stringify(body)});
  expect(answer.status).toBe(201);
}

const formats = ['nagios', 'prometheus', 'openmetrics', 'junit', 'github', 'markdown'];

describe('check --format', () => {
  test.each(formats)('%s prints formats/errors.%s', async (format) => {
    const world = await startWorld('errors');
    const argv = ['check', 'acme-mappings', 'acme-database', '--format', format];
    const {status, stdout, stderr} = await world.hconnect(argv);
    expect(status, stderr).toBe(format === 'nagios' ? 2 : 7);
    if (format === 'nagios') expect(stderr).toBe('');
    const file = path.join(goldenFolder('check'), 'formats', `errors.${format}`);
    await expect(stableText(stdout, world)).toMatchFileSnapshot(file);
  });

  test.each([
    [['--app', 'acme-production'], 0, 'OK'],
    [['--app', 'acme-archive'], 1, 'WARNING'],
    [['--app', 'acme-support'], 2, 'CRITICAL'],
    [['--app', 'acme-nowhere'], 3, 'UNKNOWN'],
    [['--frobnicate'], 3, 'UNKNOWN'],
    [['--all', '--json'], 3, 'UNKNOWN'],
    [['--app', 'acme-production', '--max-lag', '5'], 3, 'UNKNOWN'],
    [['--app', 'acme-production', '--thresholds', 'no-such-file'], 3, 'UNKNOWN'],
  ])('nagios has a status and a line of its own for %j', async (argv, status, word) => {
    const world = await startWorld('granted');
    const ended = await world.hconnect(['check', ...argv, '--format', 'nagios']);
    expect(ended).toMatchObject({status, stderr: ''});
    expect(ended.stdout).toMatch(new RegExp(`^HCONNECT ${word} - [^\\n]+\\n$`));
  });

  test('nagios is told which flag is wrong', async () => {
    const world = await startWorld('granted');
    const argv = ['check', '--all', '--app', 'acme', '--format', 'nagios'];
    expect((await world.hconnect(argv)).stdout).toMatch(/UNKNOWN - .*--all/);
  });

  test('nagios says UNKNOWN without a token, and with one that is not accepted', async () => {
    const world = await startWorld('granted');
    for (const token of ['', 'wrong']) {
      const argv = ['check', ...production, '--format=nagios'];
      const {status, stdout} = await world.hconnect(argv, {
        env: {HCONNECT_TOKEN: token, HEROKU_API_KEY: ''},
      });
      expect(status).toBe(3);
      expect(stdout).toMatch(/^HCONNECT UNKNOWN - /);
    }
  });
});

describe('check --output', () => {
  test('replaces a file as a whole, readable for others, and writes nothing else', async () => {
    const world = await startWorld('granted');
    const file = path.join(temporaryFolder(), 'hconnect.prom');
    writeFileSync(file, 'old\n', {mode: 0o600});
    const argv = ['check', ...production, '--format', 'prometheus'];
    const {stdout: expected} = await world.hconnect(argv);
    const ended = await world.hconnect([...argv, '--output', file]);
    expect(ended).toEqual({status: 0, stdout: '', stderr: ''});
    expect(readFileSync(file, 'utf8')).toBe(expected);
    expect(statSync(file).mode & 0o777).toBe(0o644);
  });

  test('writes what is critical too, and leaves the file where nothing could be known', async () => {
    const world = await startWorld('granted');
    const file = path.join(temporaryFolder(), 'report.md');
    const argv = ['check', '--format', 'markdown', '--output', file];
    const {status, stdout, stderr} = await world.hconnect([...argv, '--app', 'acme-support']);
    expect({status, stdout}).toEqual({status: 7, stdout: ''});
    expect(stderr).toContain('is critical');
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('UNAUTHORIZED');
    expect((await world.hconnect([...argv, '--app', 'acme-nowhere'])).status).toBe(5);
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  test('writes to no stream: a log that stdout is added to would be replaced', async () => {
    const world = await startWorld('granted');
    for (const file of ['/dev/stdout', '/dev/fd/1', `/proc/${process.pid}/fd/1`]) {
      const {status, stderr} = await world.hconnect(['check', ...production, '--output', file]);
      expect(status).toBe(74);
      expect(stderr).toContain('It is a device or a pipe');
    }
    const dash = await world.hconnect(['check', ...production, '--output', '-']);
    expect(dash.status).toBe(64);
    expect(dash.stderr).toContain('Without --output, the output goes to stdout.');
  });
});

describe('check', () => {
  test('names the one connection of several to which access is missing', async () => {
    const world = await startWorld('granted');
    const names = ['acme-production', 'acme-staging'];
    await world.hconnect(['check', ...names]);
    const {stdout} = await world.hconnect(['connections:info', '--app', 'acme-staging', '--json']);
    const {id} = JSON.parse(stdout) as {id: string};
    await fault(world, {
      path: `*/connections/${id}`,
      status: 403,
      json: {message: 'No.'},
      times: 9,
    });
    const {status, stderr} = await world.hconnect(['check', ...names]);
    expect(status).toBe(4);
    expect(stderr).toMatch(/Permission denied.\n {2}acme-staging: No \(403 Forbidden\)\./);
  });

  test('says once which region could not be checked', async () => {
    const world = await startWorld('granted');
    const others = ['--ignore', 'failed', '--max-errors', '9'];
    await fault(world, {host: 'virginia', path: '*/connections*', status: 429, times: 9});
    const {status, stderr} = await world.hconnect(['check', '--all', ...others]);
    expect(stderr).toMatch(
      /^Error: Region virginia could not be checked.\n {2}Request limit reached/,
    );
    expect(status).toBe(3);
  });

  test('takes one request for a connection, and one more for its notifications', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:info', ...production]);
    const requests = (...more: string[]) => world.requestsOf(['check', ...production, ...more]);
    expect(await requests()).toHaveLength(1);
    expect(await requests('--notifications', '24h')).toHaveLength(2);
  });

  test('takes a page and no more for each cell with --all', async () => {
    const world = await startWorld('granted');
    const requests = await world.requestsOf(['check', '--all']);
    expect(requests).toHaveLength(Object.keys(world.simulator.region_urls).length);
  });

  test('checks a connection once that is named twice', async () => {
    const world = await startWorld('granted');
    const argv = ['check', 'acme-production', productionResource, '--json'];
    const {stdout} = await world.hconnect(argv);
    expect((JSON.parse(stdout) as {connections: unknown[]}).connections).toHaveLength(1);
  });

  test('finds the lag of mappings that are polled no longer, by the clock of the service', async () => {
    const world = await startWorld('long-load');
    // The simulator begins at a date of its own, far from that of this machine.
    const argv = ['check', ...production];
    expect((await world.hconnect(argv)).status).toBe(0);
    await world.pass(3600);
    const {status, stdout} = await world.hconnect(argv);
    expect(status).toBe(7);
    expect(stdout).toMatch(/was last polled 1h( \d\dm)? ago \(limit: \d+m\)/);
  });

  test('tells of a deleted connection, and checks the others', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:list']);
    const gone = productionResource;
    world.simulator.trigger({connection: gone, event: 'removed'});
    const {status, stdout} = await world.hconnect(['check', gone, 'acme-staging']);
    expect(status).toBe(5);
    expect(stdout).toMatch(new RegExp(`UNKNOWN +${gone}`));
    expect(stdout).toContain('1 unknown, 1 ok');
  });

  test('tells what is known where it is throttled in the middle of a fleet', async () => {
    const world = await startWorld('granted');
    const fleet = ['acme-production', 'acme-staging', 'acme-archive'];
    for (const app of fleet) await world.hconnect(['connections:info', '--app', app]);
    await fault(world, {path: '/api/v3/connections/*', skip: 1, status: 429, times: 2});
    const {status, stdout} = await world.hconnect(['check', ...fleet]);
    expect(status).toBe(3);
    expect(stdout).toContain('3 connections');
    expect(stdout).toMatch(/429/);
  });

  test('has a status for each way to fail, what is critical first', async () => {
    const world = await startWorld('granted');
    const statusOf = async (...argv: string[]) => (await world.hconnect(['check', ...argv])).status;
    expect(await statusOf('acme-production', 'acme-nowhere')).toBe(5);
    expect(await statusOf('acme-support', 'acme-nowhere')).toBe(7);
    expect(await statusOf('acme-archive')).toBe(0);
    expect(await statusOf('acme-production', '--app', 'acme-staging')).toBe(64);
    await fault(world, {status: 500, times: 9});
    expect(await statusOf('acme-production')).toBe(3);
    expect(await statusOf('--all', '--app', 'acme-production')).toBe(64);
  });

  test('takes limits by object from a file, and warns of an object that it does not find', async () => {
    const world = await startWorld('write-errors');
    const file = path.join(temporaryFolder(), 'limits.yaml');
    writeFileSync(
      file,
      'account: {max_errors: 200}\nContact: {max_errors: 200, warn_errors: 200}\n',
    );
    const argv = ['check', ...production, '--thresholds', file];
    const {status, stdout} = await world.hconnect(argv);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^WARNING .*Account: 120 write errors/m);
    expect(stdout).not.toContain('Contact');
    writeFileSync(file, 'Acount: {max_lag: 1h}\n');
    expect((await world.hconnect(argv)).stdout).toContain(
      `${file}:1:1: no checked connection maps`,
    );
    writeFileSync(file, 'Account: {max_lag: 1}\n');
    const refused = await world.hconnect(argv);
    expect(refused.status).toBe(65);
    expect(refused.stderr).toContain(`${file}:1:20: max_lag must be`);
    writeFileSync(file, '');
    const empty = await world.hconnect(argv);
    expect(empty.status).toBe(65);
    expect(empty.stderr).toContain('Next: {"Account": {"max_lag": "1h"');
  });

  test.each([40, 80, 160, 0])('fits a terminal of %i columns', async (columns) => {
    const world = await startWorld('errors');
    const {stdout} = await world.hconnect(['check', '--all'], {columns});
    const widest = Math.max(
      ...stripVTControlCharacters(stdout)
        .split('\n')
        .map((line) => line.length),
    );
    expect(widest).toBeLessThanOrEqual(columns || 80);
  });
});
