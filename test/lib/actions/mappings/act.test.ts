import {describe, expect, test} from 'vitest';
import {
  abortMappings,
  deleteMappings,
  findMappings,
  reloadMappings,
} from '../../../../src/lib/actions/mappings/act.ts';
import {waitForMappings} from '../../../../src/lib/actions/mappings/wait.ts';
import {startActionWorld} from '../../../harness/context.ts';

const selector = {app: 'acme-production'};
const hour = 3_600_000;

describe('words', () => {
  test('name mappings once, by object or id, in any case', async () => {
    const {context} = await startActionWorld();
    const {mappings} = await findMappings(context, selector, ['account', 'Contact', 'ACCOUNT']);
    expect(mappings.map(({object_name}) => object_name)).toEqual(['Account', 'Contact']);
    const [{id} = {id: ''}] = mappings;
    const again = await findMappings(context, selector, [id]);
    expect(again.mappings[0]?.object_name).toBe('Account');
  });

  test('that name none change nothing of the others', async () => {
    const {context, changes} = await startActionWorld();
    await expect(findMappings(context, selector, ['Account', 'Acount'])).rejects.toMatchObject({
      kind: 'not_found',
      details: {did_you_mean: 'Account'},
    });
    await expect(abortMappings(context, selector, ['Account', 'Nothing'])).rejects.toMatchObject({
      kind: 'not_found',
    });
    expect(changes()).toEqual([]);
  });
});

describe('a reload', () => {
  test('takes one request where the id is remembered', async () => {
    const {context, simulator} = await startActionWorld();
    await findMappings(context, selector, ['Account']);
    const before = simulator.requests().length;
    expect(await reloadMappings(context, selector, ['Account'], null)).toMatchObject({
      outcome: 'accepted',
    });
    expect(simulator.requests()).toHaveLength(before + 1);
  });

  test('of a mapping that two words name is one', async () => {
    const {context, changes} = await startActionWorld();
    const {mappings} = await reloadMappings(context, selector, ['Account', 'account'], null);
    expect(mappings).toHaveLength(1);
    expect(changes()).toHaveLength(1);
    expect(await waitForMappings(context, selector, ['Account', 'account'], hour)).toHaveLength(1);
  });

  test('is followed until every table is loaded, with how far it is', async () => {
    const {context, events} = await startActionWorld();
    const done = await reloadMappings(context, selector, ['Account', 'Contact'], hour);
    expect(done.mappings.map(({mapping}) => mapping?.state.name)).toEqual([
      'DATA_SYNCED',
      'DATA_SYNCED',
    ]);
    const shares = events.flatMap((event) =>
      event.type === 'progress' ? [event.mappings[0]?.share ?? 0] : [],
    );
    expect(Math.min(...shares)).toBeLessThan(0.5);
    expect(shares.at(-1)).toBe(1);
  });

  test('that fails ends at once, and names what to do', async () => {
    const {context, happens} = await startActionWorld();
    await happens('acme-production', {event: 'loads', outcome: 'fail', object_name: 'Account'});
    await expect(
      reloadMappings(context, selector, ['Account', 'Contact'], hour),
    ).rejects.toMatchObject({
      kind: 'unhealthy',
      message: expect.stringContaining('Account') as string,
      details: {failed: ['Account']},
    });
  });

  test('whose second request is lost says that the first was done', async () => {
    const {context, fault, changes} = await startActionWorld();
    await fault({method: 'POST', path: '/api/v3/mappings/*', skip: 1, drop: 'before'});
    await expect(
      reloadMappings(context, selector, ['Account', 'Contact', 'Case'], null),
    ).rejects.toMatchObject({
      kind: 'service',
      message: 'It is not known whether Contact was reloaded.',
      details: {done: ['Account'], failed: 'Contact', not_tried: ['Case'], taken: 'unknown'},
    });
    expect(changes()).toHaveLength(2);
  });
});

describe('an abort', () => {
  test('tells in which state it came', async () => {
    const {context} = await startActionWorld();
    await reloadMappings(context, selector, ['Account'], null);
    await context.clock.sleep(5000);
    const {mappings} = await abortMappings(context, selector, ['Account', 'Contact']);
    expect(mappings.map(({mapping}) => mapping?.state.name)).toEqual([
      'RELOAD_TABLE',
      'DATA_SYNCED',
    ]);
  });
});

describe('a deletion', () => {
  test('is over when the connection has cleaned up', async () => {
    const {context, changes} = await startActionWorld();
    const found = await findMappings(context, selector, ['Contact', 'User']);
    expect(await deleteMappings(context, found, hour)).toMatchObject({outcome: 'done'});
    const left = await findMappings(context, selector, []);
    expect(left.connection.mappings.map(({object_name}) => object_name)).not.toContain('Contact');
    expect(left.connection.state.kind).not.toBe('moving');
    expect(changes().filter((line) => line.startsWith('DELETE'))).toHaveLength(2);
  });

  test('that runs out of time can be taken up again', async () => {
    const {context} = await startActionWorld();
    const found = await findMappings(context, selector, ['Contact']);
    await expect(deleteMappings(context, found, 100)).rejects.toMatchObject({
      kind: 'pending',
      hint: expect.stringMatching(/^hconnect connections:wait /) as string,
    });
  });
});

test('a wait for a clean-up ends where the connection is in error', async () => {
  const {context, happens} = await startActionWorld();
  const found = await findMappings(context, selector, ['Account']);
  const {clock} = context;
  context.clock = {
    now: () => clock.now(),
    sleep: async (milliseconds, wake) => {
      await happens('acme-production', {event: 'database_unavailable'});
      await clock.sleep(milliseconds, wake);
    },
  };
  await expect(deleteMappings(context, found, hour)).rejects.toMatchObject({
    kind: 'unhealthy',
    details: {state: 'DB_UNAVAILABLE'},
  });
});
