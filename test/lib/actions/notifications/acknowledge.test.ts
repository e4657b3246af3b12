import {expect, test} from 'vitest';
import {
  acknowledgeNotifications,
  countNotifications,
} from '../../../../src/lib/actions/notifications/acknowledge.ts';
import {listNotifications} from '../../../../src/lib/actions/notifications/list.ts';
import type {Failure} from '../../../../src/lib/errors.ts';
import {startActionWorld} from '../../../harness/context.ts';

const app = 'acme-mappings';
const failed = (object_name: string) => ({event: 'mapping_error', object_name});

test('acknowledgeNotifications: leaves what came after the count', async () => {
  const {context, simulator, happens} = await startActionWorld('errors');
  const found = await countNotifications(context, {app}, {});
  simulator.advance(0.001);
  await happens(app, failed('Account'));
  await acknowledgeNotifications(context, found);
  const {notifications} = await listNotifications(context, {app}, {});
  expect(found.notifications).toHaveLength(5);
  expect(notifications.map(({message}) => message)).toEqual(['Account: SYSTEM_ERROR']);
});

test('acknowledgeNotifications: takes the newest one that was counted', async () => {
  const {context} = await startActionWorld('errors');
  const found = await countNotifications(context, {app}, {event_type: 'mapping-error'});
  expect(found.filter).toEqual({
    event_type: 'mapping-error',
    before: '2026-01-15T08:59:59.000001Z',
  });
  await acknowledgeNotifications(context, found);
  const {notifications} = await listNotifications(context, {app}, {});
  expect(notifications).toEqual([]);
});

test('countNotifications: fails where a notification has no time', async () => {
  const {context, fault} = await startActionWorld('errors');
  const {connection} = await listNotifications(context, {app}, {});
  context.remembered.remember([connection]);
  await fault({set: {'results.0.created_at': 'soon'}});
  const failure = await countNotifications(context, {app}, {}).catch((error: unknown) => error);
  expect(failure).toMatchObject({kind: 'service'});
  expect((failure as Failure).message).toBe(
    'Nothing was acknowledged: a notification has no time.',
  );
});

test('listNotifications: returns what was read where a later page fails', async () => {
  const {context, fault, simulator} = await startActionWorld('errors');
  const {connection} = await listNotifications(context, {app}, {});
  const next = `${connection.region_url}/api/v3/connections/${connection.id}/nowhere`;
  await fault({set: {next, count: 7}});
  const {notifications, failure} = await listNotifications(context, {app}, {});
  expect(notifications).toHaveLength(5);
  expect(failure).toMatchObject({
    kind: 'service',
    message: 'The list is incomplete: read 5 of 7 notifications.',
  });
  expect(simulator.requests().at(-1)?.path).toContain('/nowhere');
});

test('listNotifications: is incomplete where the service counts more than it sends', async () => {
  const {context, fault} = await startActionWorld('errors');
  await listNotifications(context, {app}, {});
  await fault({set: {count: 6}});
  const {failure} = await listNotifications(context, {app}, {});
  expect(failure).toMatchObject({kind: 'service', reason: 'Heroku Connect sent no further page.'});
});
