import {spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {connectionIn} from '../../harness/simulated.ts';
import {startWorld, type World} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';

const env = {PATH: process.env.PATH ?? ''};
/** A command that ends with a status. */
const ending = (status: number) => ['--', 'node', '--eval', `process.exit(${status})`];

testCommand('connections:pause', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    paused: {argv: production},
    wait: {argv: [...production, '--wait']},
    already: {argv: ['--app', 'acme-archive']},
    refused: {argv: ['--app', 'acme-support']},
    'command-done': {argv: [...production, ...ending(0)], env},
    'command-failed': {argv: [...production, ...ending(3)], env},
    'command-paused-before': {argv: ['--app', 'acme-archive', ...ending(0)], env},
    'command-unknown': {argv: [...production, '--', 'no-such-command'], env},
    'command-refused': {argv: ['--app', 'acme-support', ...ending(0)], env},
    'command-missing': {argv: [...production, '--']},
    'timeout-alone': {argv: [...production, '--timeout', '5m']},
  },
  examples: {
    'hconnect connections:pause --app acme-production -- heroku pg:upgrade --app acme-production':
      {},
  },
  faults: [
    {argv: production},
    {argv: [...production, '--wait'], looksFrom: 3},
    {
      argv: [...production, '--', 'node', '--eval', '0'],
      env,
      looksFrom: 3,
      resumesFrom: 3,
      mayEnd: [7],
    },
  ],
});

describe('connections:pause -- COMMAND', () => {
  test('passes the status of the command on, and leaves the connection IDLE', async () => {
    const world = await startWorld('granted');
    const {status} = await world.hconnect(['connections:pause', ...production, ...ending(9)], {
      env,
    });
    expect(status).toBe(9);
    await world.pass(60);
    expect(await connectionIn(world.simulator, 'acme-production')).toMatchObject({
      state: expect.not.stringMatching('PAUSED') as string,
    });
  });

  test('pauses nothing for an empty command', async () => {
    const world = await startWorld('granted');
    const argv = ['connections:pause', ...production, '--', ''];
    expect((await world.hconnect(argv, {env})).status).toBe(64);
    expect(await world.requestsOf(argv, {env})).toEqual([]);
  });

  test('runs nothing where the connection cannot be paused', async () => {
    const world = await startWorld('granted');
    const writing = ['--', 'node', '--eval', 'console.error("has run")'];
    const argv = ['connections:pause', '--app', 'acme-support', ...writing];
    const {status, stderr} = await world.hconnect(argv, {env});
    expect(status).toBe(6);
    expect(stderr).not.toContain('was resumed');
  });

  test('leaves flags behind the dashes to the command', async () => {
    const world = await startWorld('granted');
    const argv = [
      'connections:pause',
      ...production,
      '--',
      'node',
      '--eval',
      '0',
      '--',
      '--json',
      '--help',
    ];
    expect(await world.hconnect(argv, {env})).toMatchObject({status: 0, stdout: ''});
  });
});

/** Leaves a note, as a run does that is killed. */
async function leaveNote(world: World): Promise<void> {
  const {stdout} = await world.hconnect(['connections:info', ...production, '--json']);
  const connection = JSON.parse(stdout) as {id: string; resource_name: string; app_name: string};
  const {id, resource_name, app_name} = connection;
  const folder = path.join(world.settings, 'pauses');
  mkdirSync(folder, {recursive: true});
  for (const name of readdirSync(folder)) writeFileSync(path.join(folder, name), '');
  const note = {
    key: 'left',
    by: 'connections:pause',
    connection: {id, resource_name, app_name},
    host: hostname(),
    pid: spawnSync(process.execPath, ['--eval', '0']).pid,
    began: 0,
    monotonic: 0,
    holds: true,
    resumes: true,
    phase: 'paused',
    target_version: null,
    command_pid: null,
    process_start: null,
    command_start: null,
    service: world.env.HCONNECT_DISCOVERY_URL,
  };
  writeFileSync(path.join(folder, 'left.json'), JSON.stringify(note));
}

const told = /still PAUSED: a killed command .*To resume it: hconnect connections:resume/;

describe('connections:pause: killed', () => {
  test.each([
    [['connections:info', ...production]],
    [['connections:list']],
    [['mappings:list', ...production]],
    [['config:export', ...production]],
    [['notifications:list', ...production]],
  ])('reported by %j while the connection is PAUSED', async (argv) => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:pause', ...production, '--wait']);
    await leaveNote(world);
    const {status, stderr} = await world.hconnect(argv);
    expect(status, stderr).toBe(0);
    expect(stderr).toMatch(told);
    const json = await world.hconnect([...argv, '--json']);
    expect([json.status, json.stderr]).toEqual([0, '']);
    expect(() => JSON.parse(json.stdout) as unknown).not.toThrow();
  });

  test('no longer reported once the connection is resumed', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:pause', ...production, '--wait']);
    await leaveNote(world);
    await world.hconnect(['connections:resume', ...production, '--wait']);
    const {stderr} = await world.hconnect(['connections:info', ...production]);
    expect(stderr).not.toMatch(told);
    expect(readdirSync(path.join(world.settings, 'pauses'))).not.toContain('left.json');
  });
});
