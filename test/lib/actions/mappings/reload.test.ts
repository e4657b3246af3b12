import {describe, expect, test} from 'vitest';
import type {Context} from '../../../../src/lib/actions/context.ts';
import type {WaitOptions} from '../../../../src/lib/actions/wait.ts';
import {findMappings} from '../../../../src/lib/actions/mappings/find/find.ts';
import {reloadMappings} from '../../../../src/lib/actions/mappings/reload.ts';
import {waitForMappings} from '../../../../src/lib/actions/mappings/wait.ts';
import {startActionWorld} from '../../../harness/context.ts';
import {startWorld} from '../../../harness/world.ts';

const selector = {app: 'acme-production'};
const hour = 3_600_000;

async function reload(context: Context, words: string[], waiting: WaitOptions) {
  return reloadMappings(context, await findMappings(context, selector, words), waiting);
}

describe('reloadMappings', () => {
  test('sends one request for each mapping that was found', async () => {
    const {context, simulator} = await startActionWorld();
    const found = await findMappings(context, selector, ['Account']);
    const before = simulator.requests().length;
    expect(await reloadMappings(context, found, {wait: false})).toMatchObject({
      outcome: 'accepted',
      mappings: [{object_name: 'Account', mapping: null}],
    });
    expect(simulator.requests()).toHaveLength(before + 1);
  });

  test('reloads a mapping once when two words name it', async () => {
    const {context, changes} = await startActionWorld();
    const {mappings} = await reload(context, ['Account', 'account'], {
      wait: false,
    });
    expect(mappings).toHaveLength(1);
    expect(changes()).toHaveLength(1);
    expect(
      await waitForMappings(context, selector, ['Account', 'account'], {timeout: hour}),
    ).toHaveLength(1);
  });

  test('waits until every table is loaded, and reports how far it is', async () => {
    const {context, events} = await startActionWorld();
    const done = await reload(context, ['Account', 'Contact'], {
      wait: true,
      timeout: hour,
    });
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

  test('fails at once, with what to do, when a load fails', async () => {
    const {context, happens} = await startActionWorld();
    await happens('acme-production', {event: 'loads', outcome: 'fail', object_name: 'Account'});
    await expect(
      reload(context, ['Account', 'Contact'], {wait: true, timeout: hour}),
    ).rejects.toMatchObject({
      kind: 'unhealthy',
      message: expect.stringContaining('Account') as string,
      details: {failed: ['Account']},
    });
  });

  test('says that the first was reloaded when the second request is lost', async () => {
    const {context, fault, changes} = await startActionWorld();
    await fault({method: 'POST', path: '/api/v3/mappings/*', skip: 1, drop: 'before'});
    await expect(
      reload(context, ['Account', 'Contact', 'Case'], {wait: false}),
    ).rejects.toMatchObject({
      kind: 'service',
      message: 'It is unknown whether Contact was reloaded.',
      details: {done: ['Account'], failed: 'Contact', not_tried: ['Case'], taken: 'unknown'},
    });
    expect(changes()).toHaveLength(2);
  });
});

test('mappings:reload: requires the connection’s name when an accepted pause may not show yet', async () => {
  const world = await startWorld('granted', {lag_seconds: 5});
  const production = ['--app', 'acme-production'];
  await world.hconnect(['connections:pause', ...production]);
  const argv = ['mappings:reload', 'Contact', ...production, '--confirm', 'Contact'];
  const {status, stderr} = await world.hconnect(argv);
  expect(status).toBe(64);
  expect(stderr).toContain('herokuconnect-regular-10482 is being paused: tables will stay empty');
});
