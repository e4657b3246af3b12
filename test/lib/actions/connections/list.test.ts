import {describe, expect, test} from 'vitest';
import {listConnections, type ListFilter} from '../../../../src/lib/actions/connections/list.ts';
import type {ListedConnection} from '../../../../src/lib/domain/outcomes.ts';
import {startActionWorld, type ActionWorld} from '../../../harness/context.ts';

async function list({context}: ActionWorld, filter: ListFilter = {}) {
  const pages = listConnections(context, filter);
  const rows: ListedConnection[] = [];
  for (;;) {
    const {value, done} = await pages.next();
    if (done === true) return {rows, failure: value};
    rows.push(...value);
  }
}

const deepReads = ({simulator}: ActionWorld) =>
  simulator.requests().filter(({path}) => /\/connections\/[^/?]+(\?|$)/.test(path));

describe('listConnections', () => {
  test('makes no request more than one a region where all are healthy', async () => {
    const world = await startActionWorld();
    const {rows} = await list(world);
    expect(rows.length).toBeGreaterThan(5);
    expect(world.simulator.requests()).toHaveLength(world.context.endpoints.length);
  });

  test('writes what is remembered once, however many pages there are', async () => {
    const {context} = await startActionWorld('errors');
    const order: string[] = [];
    context.remembered.remember = () => void order.push('page');
    context.remembered.postpone = () => () => void order.push('written');
    const pages = listConnections(context, {});
    for await (const _page of pages) order.push('shown');
    expect(order.at(-1)).toBe('written');
    expect(order.filter((step) => step === 'written')).toHaveLength(1);
    expect(order.filter((step) => step === 'page').length).toBeGreaterThan(1);
  });

  test('makes one deep read for each whose summary is not OK and that is not broken itself', async () => {
    const world = await startActionWorld('errors');
    const {rows} = await list(world);
    expect(deepReads(world)).toHaveLength(1);
    const ill = rows.find(({connection}) => connection.app_name === 'acme-mappings');
    expect(ill?.health).toMatchObject({class: 'failed', below: [{note: '5 of 6 failed'}]});
  });

  test('finds failed writes where it is asked to, in as many requests', async () => {
    const world = await startActionWorld('write-errors');
    const {rows} = await list(world, {deep: true});
    expect(rows.map(({health}) => health.class)).toEqual(['failed']);
    expect(deepReads(world)).toHaveLength(0);
    expect(world.simulator.requests()).toHaveLength(world.context.endpoints.length);
  });

  test('filters by health, not by the state of the connection alone', async () => {
    const world = await startActionWorld('errors');
    const {rows} = await list(world, {state: ['error']});
    expect(rows.map(({connection}) => connection.app_name)).toContain('acme-mappings');
  });

  test('lists a connection as unknown, with a failure, where its mappings cannot be read', async () => {
    const world = await startActionWorld('errors');
    const {api} = world.context;
    world.context.api = {
      ...api,
      deepConnection: (ref) =>
        api.mapping({...ref, app_name: null, resource_name: null}, 'gone') as never,
    };
    const {rows, failure} = await list(world);
    const one = rows.find(({connection}) => connection.app_name === 'acme-mappings');
    expect(one?.health.class).toBe('unknown');
    expect(failure).toMatchObject({kind: 'service', details: {connections: [{}]}});
  });

  test.each(['acme', '00D', '00D000000000001EA'])('refuses %s as an organization', async (org) => {
    const world = await startActionWorld();
    await expect(list(world, {org})).rejects.toMatchObject({kind: 'usage'});
    expect(world.simulator.requests()).toEqual([]);
  });
});
