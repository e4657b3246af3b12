import {spawnSync} from 'node:child_process';
import {readdirSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {connectionIn} from '../../harness/simulated.ts';
import {startWorld, type World} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production, productionResource} from '../inputs.ts';
import {schemaChange} from './schema-change.ts';

const id = 'api-version:upgrade';
const archive = ['--app', 'acme-archive'];
const upgrading = ['66.0', ...production, '--yes'];
const undetermined = schemaChange('Case', 'Subject', 'undetermined');

testCommand('api-version:upgrade', {
  cases: {
    success: {argv: upgrading},
    nothing: {...nowhere, argv: ['66.0', ...nowhere.argv, '--yes']},
  },
  goldens: {
    done: {argv: upgrading},
    already: {argv: ['64.0', ...production, '--yes']},
    'plan-only-already': {argv: ['64.0', ...production, '--plan-only']},
    'plan-only': {argv: ['66.0', ...production, '--plan-only'], before: [undetermined]},
    unsafe: {
      argv: upgrading,
      before: [
        schemaChange('Account', 'Phone', 'type_change'),
        schemaChange('Contact', 'Email', 'removed'),
      ],
    },
    'without-a-yes': {argv: ['66.0', ...production]},
    'undetermined-not-confirmed': {argv: upgrading, before: [undetermined]},
    'undetermined-confirmed': {
      argv: ['66.0', ...production, '--confirm', productionResource],
      before: [undetermined],
    },
    'paused-by-a-person': {
      argv: upgrading,
      before: [['connections:pause', ...production, '--wait']],
    },
    'paused-by-nobody-known': {argv: ['66.0', ...archive, '--yes']},
    'paused-and-resumed': {argv: ['66.0', ...archive, '--yes', '--resume']},
    'not-a-version': {argv: ['summer', ...production]},
    'connection-in-trouble': {argv: ['66.0', '--app', 'acme-support', '--yes']},
  },
  faults: [{argv: upgrading, looksFrom: 3, resumesFrom: 5, mayEnd: [6, 7, 64], continues: true}],
  composed: true,
});

const versionOf = async (world: World, app = 'acme-production') => {
  const {stdout} = await world.hconnect(['connections:info', '--app', app, '--json']);
  return (JSON.parse(stdout) as {api_version: string}).api_version;
};

const stateOf = async ({simulator}: World, app = 'acme-production') =>
  (await connectionIn(simulator, app)).state;

const changes = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('POST') && line.includes('/actions/'));

describe(id, () => {
  test('pauses, changes and resumes, in this order', async () => {
    const world = await startWorld('granted');
    const lines = changes(await world.requestsOf([id, ...upgrading]));
    expect(lines.map((line) => line.split('/').at(-1))).toEqual([
      'pause',
      'change-sf-api-version',
      'resume',
    ]);
    expect([await versionOf(world), await stateOf(world)]).toEqual(['66.0', 'IDLE']);
  });

  test.each([
    ['unsafe', schemaChange('Account', 'Phone', 'type_change'), 6],
    ['undetermined', undetermined, 64],
  ])('changes nothing where a field is %s', async (_what, event, status) => {
    const world = await startWorld('granted');
    await world.hconnect(event);
    expect(changes(await world.requestsOf([id, ...upgrading]))).toEqual([]);
    expect(await world.hconnect([id, ...upgrading])).toMatchObject({status});
  });

  test('names the unsafe field as the mapping spells it, with the commands that fix it', async () => {
    const world = await startWorld('granted');
    await world.hconnect(schemaChange('Account', 'Phone', 'type_change'));
    const {stderr} = await world.hconnect([id, ...upgrading, '--json']);
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        mappings: [{object_name: 'Account', class: 'unsafe', fields: ['Phone']}],
        hint: expect.stringContaining('--add-field Phone') as string,
      },
    });
  });

  test('waits for a mapping that still syncs before it pauses anything', async () => {
    const world = await startWorld('granted');
    await world.hconnect([
      ...['mappings:reload', 'Account', '--confirm', 'Account', ...production],
    ]);
    await world.pass(12);
    const lines = await world.requestsOf([id, ...upgrading]);
    const first = lines.findIndex((line) => line.endsWith('/actions/pause'));
    const looks = lines.slice(0, first).filter((line) => line.includes('/connections/'));
    expect(looks.length).toBeGreaterThan(4);
    expect([await versionOf(world), await stateOf(world)]).toEqual(['66.0', 'IDLE']);
  });

  test('exits 8 with nothing paused where a mapping does not end syncing in time', async () => {
    const world = await startWorld('granted');
    const loads = ['--set', 'outcome=hang'];
    await world.hconnect(['simulator:events', 'loads', 'acme-production', ...loads]);
    await world.hconnect(['mappings:reload', 'Account', '--confirm', 'Account', ...production]);
    await world.pass(12);
    const lines = await world.requestsOf([id, ...upgrading, '--timeout', '1m']);
    expect(changes(lines)).toEqual([]);
    const {status, stderr} = await world.hconnect([id, ...upgrading, '--timeout', '1m']);
    expect(status).toBe(8);
    expect(stderr).toContain('Account (');
  });

  test('keeps a connection paused that a user paused; resumes it with --resume', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:pause', ...production, '--wait']);
    expect(await world.hconnect([id, ...upgrading])).toMatchObject({status: 0});
    expect([await versionOf(world), await stateOf(world)]).toEqual(['66.0', 'PAUSED']);
    const back = [id, '65.0', ...production, '--yes', '--resume'];
    expect(await world.hconnect(back)).toMatchObject({status: 0});
    expect([await versionOf(world), await stateOf(world)]).toEqual(['65.0', 'IDLE']);
  });

  test('resumes what a killed run has paused, though another one has resumed it a moment before', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:pause', ...production, '--wait']);
    await world.hconnect(['connections:resume', ...production, '--wait']);
    await world.hconnect(['connections:pause', ...production, '--wait']);
    const {stdout} = await world.hconnect(['connections:info', ...production, '--json']);
    const connection = JSON.parse(stdout) as {id: string; resource_name: string; app_name: string};
    const folder = path.join(world.settings, 'pauses');
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    const note = {
      ...{key: 'left', by: id, target_version: '66.0', phase: 'paused', holds: true, resumes: true},
      connection: {
        id: connection.id,
        resource_name: connection.resource_name,
        app_name: connection.app_name,
      },
      ...{host: hostname(), pid: spawnSync(process.execPath, ['--eval', '0']).pid},
      ...{began: 0, monotonic: 0, command_pid: null, process_start: null, command_start: null},
      service: world.env.HCONNECT_DISCOVERY_URL,
    };
    writeFileSync(path.join(folder, 'left.json'), JSON.stringify(note));
    expect(await world.hconnect([id, ...upgrading])).toMatchObject({status: 0});
    expect([await versionOf(world), await stateOf(world)]).toEqual(['66.0', 'IDLE']);
  });

  test('resumes where the change is refused, and says so', async () => {
    const world = await startWorld('granted');
    const fault = {
      method: 'POST',
      path: '*/actions/change-sf-api-version',
      status: 409,
      json: {message: 'Some mappings have unsafe changes. Edit them and retry.'},
    };
    const url = `${world.simulator.control_url}/faults`;
    await fetch(url, {method: 'POST', body: JSON.stringify(fault)});
    const {status, stderr} = await world.hconnect([id, ...upgrading]);
    expect(status).toBe(6);
    expect(stderr).toMatch(/unsafe changes.*was resumed/);
    expect([await versionOf(world), await stateOf(world)]).toEqual(['64.0', 'IDLE']);
  });

  test('waits for the mappings that the service names in its refusal', async () => {
    const world = await startWorld('granted');
    const fault = {
      method: 'POST',
      path: '*/actions/change-sf-api-version',
      status: 409,
      json: {error: 'Mapping Contact is still syncing.', syncing_mappings: ['Contact']},
    };
    const url = `${world.simulator.control_url}/faults`;
    await fetch(url, {method: 'POST', body: JSON.stringify(fault)});
    const lines = changes(await world.requestsOf([id, ...upgrading]));
    expect(lines.filter((line) => line.endsWith('change-sf-api-version'))).toHaveLength(2);
    expect([await versionOf(world), await stateOf(world)]).toEqual(['66.0', 'IDLE']);
  });
});
