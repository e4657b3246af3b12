import {describe, expect, test} from 'vitest';
import {waitForMappings} from '../../../../src/lib/actions/mappings/wait.ts';
import {startActionWorld, type ActionWorld} from '../../../harness/context.ts';

const selector = {app: 'acme-production'};
const day = 86_400_000;

/** Somebody reloads mappings, some time before anybody waits for them. */
async function reloaded({context, happens}: ActionWorld, ...names: string[]): Promise<void> {
  for (const object_name of names) {
    await happens('acme-production', {event: 'dashboard_reload', object_name});
  }
  await context.clock.sleep(2000);
}

describe('waitForMappings', () => {
  test('is done after one poll when all mappings are in sync', async () => {
    const {context, simulator} = await startActionWorld();
    const mappings = await waitForMappings(context, selector, [], {timeout: day});
    expect(mappings).toHaveLength(6);
    expect(simulator.requests()).toHaveLength(3);
  });

  test('finds no mapping of a wrong name, though the connection cannot move either', async () => {
    const {context} = await startActionWorld('errors');
    const waiting = waitForMappings(context, {app: 'acme-unauthorized'}, ['nope'], {timeout: day});
    await expect(waiting).rejects.toMatchObject({kind: 'not_found'});
    const known = waitForMappings(context, {app: 'acme-unauthorized'}, ['Account'], {timeout: day});
    await expect(known).rejects.toMatchObject({kind: 'unhealthy'});
  });

  test('polls the named mappings and no others', async () => {
    const world = await startActionWorld();
    const {context, happens} = world;
    await happens('acme-production', {event: 'loads', outcome: 'fail', object_name: 'Contact'});
    await reloaded(world, 'Contact', 'Account');
    const mappings = await waitForMappings(context, selector, ['account'], {timeout: day});
    expect(mappings.map(({object_name, state}) => `${object_name} ${state.name}`)).toEqual([
      'Account DATA_SYNCED',
    ]);
  });

  test('fails as soon as one mapping has failed, though others still load', async () => {
    const world = await startActionWorld();
    const {context, happens} = world;
    await happens('acme-production', {event: 'loads', outcome: 'fail', object_name: 'Account'});
    await reloaded(world, 'Account', 'Case');
    await expect(waitForMappings(context, selector, [], {timeout: day})).rejects.toMatchObject({
      kind: 'unhealthy',
      details: {failed: ['Account']},
      next: {run: 'connections:restart'},
    });
  });

  test('reports each new state once', async () => {
    const world = await startActionWorld();
    const {context, events} = world;
    await reloaded(world, 'Account');
    await waitForMappings(context, selector, ['Account'], {timeout: day});
    const states = events.flatMap((event) => (event.type === 'state' ? [event.state.name] : []));
    expect(states.at(-1)).toBe('DATA_SYNCED');
    expect(new Set(states).size).toBe(states.length);
  });

  test('fails with the name of a mapping that is deleted during the wait', async () => {
    const world = await startActionWorld();
    const {context, happens} = world;
    await reloaded(world, 'Account');
    const {clock} = context;
    context.clock = {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      sleep: async (milliseconds) => {
        await happens('acme-production', {event: 'dashboard_delete', object_name: 'Account'}).catch(
          () => undefined,
        );
        return clock.sleep(milliseconds);
      },
    };
    await expect(
      waitForMappings(context, selector, ['Account'], {timeout: day}),
    ).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  test('times out with the command that continues', async () => {
    const {context} = await startActionWorld('long-load');
    const [connection] = await context.api.discover(undefined).catch(() => []);
    const app = connection?.app_name ?? 'acme-production';
    await expect(waitForMappings(context, {app}, [], {timeout: 60_000})).rejects.toMatchObject({
      kind: 'pending',
      next: {run: 'mappings:wait', args: []},
    });
  });

  test('fails with its name when a mapping is not there', async () => {
    const {context} = await startActionWorld();
    await expect(
      waitForMappings(context, selector, ['Acount'], {timeout: day}),
    ).rejects.toMatchObject({
      kind: 'not_found',
      details: {did_you_mean: 'Account'},
    });
  });
});
