import {expect, test} from 'vitest';
import {events} from '../../../../src/lib/simulator/engine/events.ts';
import {buildWorld} from '../../../../src/lib/simulator/scenarios/scenarios.ts';
import {token, handle} from '../../../../src/lib/simulator/http/handle.ts';
import {mappingView} from '../../../../src/lib/simulator/http/bodies/mapping.ts';
import {connectionState} from '../../../../src/lib/simulator/engine/states/connection.ts';
import type {World} from '../../../../src/lib/simulator/model/world.ts';

/*
 * A view is kept as long as nothing of it changes. That nothing is forgotten in this: a copy of the
 * world, of which no view was ever made, has to show the same after whatever has happened.
 */

function connectionOf(world: World) {
  const found = world.connections.find(({app}) => app === 'acme-production');
  if (!found) throw new Error('The scenario has no acme-production.');
  return found;
}

function views(world: World): object[] {
  const connection = connectionOf(world);
  const state = connectionState(connection, world.now, world.behavior);
  return connection.mappings.map((mapping) =>
    mappingView(world, connection, mapping, world.now, state),
  );
}

function send(method: string, path: string) {
  return async (world: World) => {
    const connection = connectionOf(world);
    const account = connection.mappings.find(({object_name}) => object_name === 'Account');
    const full = path.replace(':id', connection.id).replace(':account', account?.id ?? '');
    const request = new Request(`http://${connection.cell}/api/v3${full}`, {
      method,
      headers: {authorization: `Bearer ${token}`},
    });
    const {status} = await handle(request, world, world.now);
    expect(status).toBeLessThan(300);
  };
}

function happen(event: string, details: object = {}) {
  return (world: World) => {
    const {happen: act} = events[event] ?? {};
    if (act === undefined) throw new Error(`There is no event ${event}.`);
    act(world, connectionOf(world), {...details});
  };
}

function advance(seconds: number) {
  return (world: World) => {
    world.now += seconds * 1000;
  };
}

const steps: readonly (readonly [what: string, step: (world: World) => unknown])[] = [
  ['nothing', () => undefined],
  ['a second', advance(1)],
  ['a poll', advance(30)],
  ['a reload', send('POST', '/mappings/:account/actions/reload')],
  ...Array.from({length: 60}, () => ['a second of its course', advance(1)] as const),
  ['its end', advance(3600)],
  [
    'an edit',
    happen('dashboard_edit', {object_name: 'Account', config: {sf_polling_seconds: 120}}),
  ],
  ['its effect', advance(3600)],
  ['write errors', happen('write_errors', {object_name: 'Account', count: 3})],
  ['a mapping in error', happen('mapping_error', {object_name: 'Account'})],
  ['a pause', send('POST', '/connections/:id/actions/pause')],
  ['its effect', advance(60)],
  ['a resumption', send('POST', '/connections/:id/actions/resume')],
  ['its effect', advance(600)],
  ['an error of the connection', happen('authorization_lost')],
  ['its effect', advance(60)],
  [
    'another address',
    (world) => {
      world.addresses.cells[connectionOf(world).cell] = 'http://127.0.0.1:1';
    },
  ],
  [
    'other rows in Salesforce',
    (world) => {
      connectionOf(world).organization = world.organizations[1]?.id ?? null;
    },
  ],
];

test('mapping view after any change: equals that of a world nobody has read', async () => {
  const world = buildWorld('granted', 1);
  let changed = 0;
  for (const [what, step] of steps) {
    const before = views(world);
    await step(world);
    const after = views(world);
    expect(after, what).toEqual(views(structuredClone(world)));
    if (after.some((view, index) => view !== before[index])) changed += 1;
  }
  expect(changed).toBeGreaterThan(10);
});

test('mapping view without a change: the same object', () => {
  const world = buildWorld('granted', 1);
  const [first] = views(world);
  expect(views(world)[0]).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
});
