import {describe, expect, test} from 'vitest';
import {deepConnection} from '../../../../src/lib/actions/connections/info.ts';
import {serviceReason, failedPartsOf} from '../../../../src/lib/actions/connections/reason.ts';
import {waitForMappings} from '../../../../src/lib/actions/mappings/wait.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {startActionWorld} from '../../../harness/context.ts';
import type {Finding} from '../../../../src/lib/domain/diagnosis/finding.ts';

/** A connection of a scenario, with its mappings, in its world. */
async function connectionOf(scenario: string, app: string) {
  const world = await startActionWorld(scenario);
  const [ref] = await world.context.api.discover(app);
  const connection = await deepConnection(world.context, ref!);
  const before = world.simulator.requests().length;
  return {
    ...world,
    connection,
    requests: () =>
      world.simulator
        .requests()
        .slice(before)
        .map(({path}) => path),
    reason: () => serviceReason(world.context, connection, failedPartsOf(connection) ?? {}),
  };
}

describe('serviceReason', () => {
  test('is the notification of the mapping that failed, in one request', async () => {
    const {reason, requests} = await connectionOf('errors', 'acme-mappings');
    expect(await reason()).toBe('Field Missing_Rating__c does not exist on Account.');
    expect(requests()).toHaveLength(1);
  });

  test('is what the checks of the mapping found where no notification is about it', async () => {
    const {context, connection} = await connectionOf('write-errors', 'acme-production');
    const [mapping] = connection.mappings;
    const check: Finding = {
      severity: 'red',
      source: 'heroku_connect',
      rule: null,
      title: 'Required Fields',
      object_name: 'Account',
      message: 'Not readable.',
      reason: null,
      doc_url: null,
      state: null,
    };
    const api = {...context.api, mappingValidations: () => Promise.resolve([check])};
    const trouble = {mappings: [mapping!]};
    expect(await serviceReason({...context, api}, connection, trouble)).toBe(
      'Account: Not readable.',
    );
  });

  test.each([
    ['acme-database', 'The Postgres database of this connection cannot be reached.'],
    ['acme-overlimit', 'The rows of this connection exceed what its plan allows.'],
    ['acme-unexpected', 'An unexpected error has interrupted this connection.'],
  ])('is the notification of %s', async (app, said) => {
    const {reason, requests} = await connectionOf('errors', app);
    expect(await reason()).toBe(said);
    expect(requests()).toHaveLength(1);
  });

  test('is the latest write error where only writes failed', async () => {
    const {reason} = await connectionOf('write-errors', 'acme-production');
    expect(await reason()).toMatch(/^Latest write error of \w+: \S/);
  });

  test('is the latest write error of the one mapping whose writes failed', async () => {
    const {context, connection} = await connectionOf('write-errors', 'acme-production');
    for (const mapping of connection.mappings.filter(({counts}) => counts.errors)) {
      expect(await serviceReason(context, connection, {writes: [mapping]})).toContain(
        `write error of ${mapping.object_name.toLowerCase()}: `,
      );
    }
  });

  test('is no notification of a database for another error', async () => {
    const {context, connection} = await connectionOf('errors', 'acme-database');
    expect(await serviceReason(context, connection, {state: 'UNAUTHORIZED'})).toBeNull();
  });

  test('is null when the service is unreachable', async () => {
    const {reason, fault} = await connectionOf('errors', 'acme-database');
    await fault({status: 500, times: 20});
    expect(await reason()).toBeNull();
  });

  test('throws the interruption of the user', async () => {
    const {context, connection} = await connectionOf('errors', 'acme-database');
    const notifications = () => Promise.reject(new Failure('cancelled', 'Interrupted.'));
    const api = {...context.api, notifications};
    await expect(
      serviceReason({...context, api}, connection, {state: 'DB_UNAVAILABLE'}),
    ).rejects.toMatchObject({kind: 'cancelled'});
  });
});

test('addServiceReason: throws the failure unchanged when the reason is unavailable', async () => {
  const {context} = await connectionOf('errors', 'acme-mappings');
  const notifications = () => Promise.reject(new Failure('service', 'Unavailable.'));
  context.api = {...context.api, notifications};
  await expect(
    waitForMappings(context, {app: 'acme-mappings'}, [], {timeout: 60_000}),
  ).rejects.toMatchObject({
    kind: 'unhealthy',
    details: {failed: ['Account', 'Contact', 'Lead', 'Opportunity', 'Task']},
  });
});
