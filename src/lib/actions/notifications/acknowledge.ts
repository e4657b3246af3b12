import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import type {NotificationFilter} from '../../domain/notifications/notification.ts';
import type {Acknowledgement} from '../../domain/outcomes.ts';
import {formatInstant, parseInstant} from '../../domain/text/instant.ts';
import {Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {explainRefusal} from '../explain-refusal.ts';
import {listNotifications} from './list.ts';

/**
 * Counts the notifications that a filter lets through. The filter that is sent ends right after the
 * newest of them, so that none is acknowledged that nobody has seen. That `before` leaves out its
 * own time, and is read to the microsecond, is an assumption; were it otherwise, the newest one
 * would stay, or one of the same instant would go.
 *
 * @throws Failure `service` where not all can be read, or one has no time
 */
export async function countNotifications(
  context: Context,
  selector: Selector,
  filter: NotificationFilter,
): Promise<Acknowledgement> {
  const {connection, notifications, failure} = await listNotifications(context, selector, filter);
  if (failure !== null) throw failure;
  if (notifications.length === 0) return {connection, notifications, filter: null};
  const times = notifications.map(({created_at}) => parseInstant(created_at ?? ''));
  if (times.includes(null)) {
    throw new Failure('service', 'Nothing was acknowledged: a notification has no time.', {
      reason: 'Newer notifications could be acknowledged unseen.',
      next: {run: 'notifications:list', connection},
    });
  }
  const newest = times.reduce<number>((latest, time) => Math.max(latest, time ?? 0), 0);
  return {connection, notifications, filter: {...filter, before: formatInstant(newest + 1)}};
}

/** Acknowledges what was counted. Done with the answer. @throws Failure `refused` with the connection */
export async function acknowledgeNotifications(
  {api}: Context,
  {connection, filter}: Acknowledgement,
): Promise<void> {
  if (filter === null) return;
  await explainRefusal(
    connection,
    `The notifications of ${nameOf(connection)} were not acknowledged.`,
    () => api.acknowledgeNotifications(connection, filter),
  );
}
