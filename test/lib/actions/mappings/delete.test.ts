import {describe, expect, test} from 'vitest';
import {deleteMappings} from '../../../../src/lib/actions/mappings/delete.ts';
import {findMappings} from '../../../../src/lib/actions/mappings/find/find.ts';
import {startActionWorld} from '../../../harness/context.ts';
import {startWorld} from '../../../harness/world.ts';

const selector = {app: 'acme-production'};
const hour = 3_600_000;

describe('deleteMappings', () => {
  test('is done when the connection has cleaned up', async () => {
    const {context, changes} = await startActionWorld();
    const found = await findMappings(context, selector, ['Contact', 'User']);
    expect(await deleteMappings(context, found, {wait: true, timeout: hour})).toMatchObject({
      outcome: 'done',
    });
    const left = await findMappings(context, selector, []);
    expect(left.connection.mappings.map(({object_name}) => object_name)).not.toContain('Contact');
    expect(left.connection.state.kind).not.toBe('moving');
    expect(changes().filter((line) => line.startsWith('DELETE'))).toHaveLength(2);
  });

  test('times out with the command that continues the wait', async () => {
    const {context} = await startActionWorld();
    const found = await findMappings(context, selector, ['Contact']);
    await expect(deleteMappings(context, found, {wait: true, timeout: 100})).rejects.toMatchObject({
      kind: 'pending',
      next: {run: 'connections:wait'},
    });
  });
});

test('deleteMappings: stops waiting for the clean-up when the connection is in error', async () => {
  const {context, happens} = await startActionWorld();
  const found = await findMappings(context, selector, ['Account']);
  const {clock} = context;
  context.clock = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    sleep: async (milliseconds, wake) => {
      await happens('acme-production', {event: 'database_unavailable'});
      await clock.sleep(milliseconds, wake);
    },
  };
  await expect(deleteMappings(context, found, {wait: true, timeout: hour})).rejects.toMatchObject({
    kind: 'unhealthy',
    details: {state: 'DB_UNAVAILABLE'},
  });
});

describe('mappings:delete --wait', () => {
  test.each([
    ['granted', 'acme-archive', 'Account'],
    ['errors', 'acme-overlimit', 'Account'],
  ])('deletes although nothing is syncing: %s, %s', async (scenario, app, mapping) => {
    const world = await startWorld(scenario);
    const argv = ['mappings:delete', mapping, '--app', app, '--confirm', mapping, '--wait'];
    const {status, stdout} = await world.hconnect(argv);
    expect(status).toBe(0);
    expect(stdout).toContain(`${mapping} was deleted`);
  });

  test('sends no deletion whose cleanup cannot happen', async () => {
    const world = await startWorld('errors');
    const argv = ['mappings:delete', 'Account', '--app', 'acme-database', '--confirm', 'Account'];
    const requests = await world.requestsOf([...argv, '--wait']);
    expect(requests.filter((line) => line.startsWith('DELETE'))).toEqual([]);
  });
});
