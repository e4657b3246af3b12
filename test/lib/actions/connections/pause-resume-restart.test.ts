import {describe, expect, test} from 'vitest';
import {actOnConnection} from '../../../../src/lib/actions/connections/pause-resume-restart.ts';
import {awaitAuthorization} from '../../../../src/lib/actions/connections/authorize.ts';
import {planConfiguration} from '../../../../src/lib/actions/configuration/plan.ts';
import type {Context} from '../../../../src/lib/actions/context.ts';
import {importConfiguration} from '../../../../src/lib/actions/configuration/import.ts';
import type {Configuration} from '../../../../src/lib/domain/configuration/configuration.ts';
import {configurationOf} from '../../../harness/configurations.ts';
import {startActionWorld, type ActionWorld} from '../../../harness/context.ts';

const hour = 3_600_000;

/** A configuration that maps one object. */
function mapped(object_name: string, fields: readonly string[]): Configuration {
  const config = {
    access: 'read_only',
    sf_polling_seconds: 600,
    sf_notify_enabled: false,
    fields: Object.fromEntries(fields.map((name) => [name, {}])),
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
  };
  return configurationOf({mappings: [{object_name, config}], version: 1});
}

const system = ['Id', 'SystemModstamp', 'CreatedDate', 'IsDeleted'];

/** Has something happen as soon as a wait sleeps for the first time. */
function atFirstSleep({context}: ActionWorld, happen: () => Promise<unknown>): void {
  const {clock} = context;
  let asleep = false;
  context.clock = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    sleep: async (milliseconds, wake) => {
      if (!asleep) await happen();
      asleep = true;
      await clock.sleep(milliseconds, wake);
    },
  };
}

async function setSwitches({simulator}: ActionWorld, behaviors: object): Promise<void> {
  const url = `${simulator.control_url}/behaviors`;
  const {ok} = await fetch(url, {method: 'POST', body: JSON.stringify(behaviors)});
  expect(ok).toBe(true);
}

async function importInto(context: Context, app: string, document: Configuration) {
  const {mappings} = document;
  const planned = await planConfiguration(context, {app}, {mappings, document}, {prune: false});
  const waiting = {wait: true, timeout: hour} as const;
  return importConfiguration(context, planned, document, {upload: false, waiting});
}

describe('an import', () => {
  test('that was accepted is never sent to another connection', async () => {
    const world = await startActionWorld();
    const {context, happens, changes} = world;
    const [one] = await context.api.discover('acme-billing');
    context.remembered.remember([one!]);
    atFirstSleep(world, () => happens(one!.resource_name ?? '', {event: 'removed'}));
    const wanted = mapped('Lead', system);
    await expect(importInto(context, 'acme-billing', wanted)).rejects.toMatchObject({
      kind: 'not_found',
    });
    expect(changes()).toHaveLength(1);
  });

  test('is done where the service spells an object and its fields otherwise', async () => {
    const {context} = await startActionWorld();
    const wanted = mapped('account', [...system, 'name', 'fax']);
    const done = await importInto(context, 'acme-production', wanted);
    expect(done).toMatchObject({outcome: 'done', mappings: [{object_name: 'Account'}]});
  });
});

describe('a resumption', () => {
  test('is not done while the service still shows PAUSED, however long', async () => {
    const world = await startActionWorld();
    await setSwitches(world, {lag_seconds: 30});
    const {state} = await actOnConnection(world.context, {app: 'acme-archive'}, 'resume', {
      wait: true,
      timeout: hour,
    });
    expect(state?.name).toBe('IDLE');
  });
});

describe('a pause', () => {
  test('not accepted in time: suggests a retry', async () => {
    const {context, happens, changes} = await startActionWorld();
    await happens('acme-production', {event: 'polling_stuck'});
    await expect(
      actOnConnection(context, {app: 'acme-production'}, 'pause', {wait: true, timeout: 2000}),
    ).rejects.toMatchObject({kind: 'pending', next: {again: {}}});
    expect(changes()).toEqual([]);
  });
});

describe('a restart that does not help', () => {
  const waiting = {wait: true, timeout: hour, skipStaleCheck: true} as const;

  test.each([
    ['acme-database', {program: ['heroku', 'pg:info', '--app', 'acme-database']}],
    ['acme-overlimit', {run: 'mappings:list'}],
    ['acme-inactive-org', {note: 'after reactivating the organization'}],
    ['acme-heroku-auth', {run: 'access:add', then: {run: 'connections:restart'}}],
  ])('of %s leads to what has to be done before another', async (app, next) => {
    const {context} = await startActionWorld('errors');
    await expect(actOnConnection(context, {app}, 'restart', waiting)).rejects.toMatchObject({
      kind: 'unhealthy',
      next,
    });
  });

  test('suggests the logs when only they have the cause', async () => {
    const world = await startActionWorld('errors');
    atFirstSleep(world, () => world.happens('acme-unexpected', {event: 'system_error'}));
    await expect(
      actOnConnection(world.context, {app: 'acme-unexpected'}, 'restart', waiting),
    ).rejects.toMatchObject({
      kind: 'unhealthy',
      details: {state: 'SYSTEM_ERROR'},
      next: {program: ['heroku', 'logs', '--app', 'acme-unexpected', '--dyno', 'herokuconnect']},
    });
  });

  test('succeeds after access was granted, as its hint says', async () => {
    const {context} = await startActionWorld('errors');
    await context.api.grantAccess('acme-heroku-auth');
    const app = 'acme-heroku-auth';
    const outcome = await actOnConnection(context, {app}, 'restart', waiting);
    expect(outcome).toMatchObject({outcome: 'done', health: {class: 'ok'}});
  });
});

test('a paused connection is not authorized because it is paused', async () => {
  const {context} = await startActionWorld();
  const [ref] = await context.api.discover('acme-archive');
  const before = await context.api.connection(ref!);
  expect(before.state.name).toBe('PAUSED');
  await expect(
    awaitAuthorization(context, before, {org: undefined, timeout: 60_000, returned: null}),
  ).rejects.toMatchObject({kind: 'pending'});
});

test('a restart that leaves a connection paused, where no data affected, has not succeeded', async () => {
  const {context} = await startActionWorld();
  const restart = actOnConnection(context, {app: 'acme-archive'}, 'restart', {
    wait: true,
    timeout: hour,
  });
  await expect(restart).rejects.toMatchObject({
    kind: 'unhealthy',
    next: {run: 'connections:resume'},
  });
});

test.each([1, 2])(
  'a resumption that is waited for fails over failed writes, run %i',
  async (run) => {
    const {context} = await startActionWorld();
    const selector = {resource: 'herokuconnect-circular-60105'};
    const waiting = {wait: true, timeout: hour} as const;
    if (run === 1) await actOnConnection(context, selector, 'pause', waiting);
    const resume = (options: {ignoreWriteErrors?: boolean}) =>
      actOnConnection(context, selector, 'resume', {...waiting, ...options});
    await expect(resume({})).rejects.toMatchObject({
      kind: 'unhealthy',
      next: {run: 'connections:write-errors'},
    });
    expect(await resume({ignoreWriteErrors: true})).toMatchObject({outcome: 'already'});
  },
);
