import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {NotificationFilter} from '../../domain/notifications/notification.ts';
import type {ListedNotifications} from '../../domain/outcomes.ts';
import {parseTimestamp} from '../../domain/text/timestamp.ts';
import {withConnection} from '../connections/find.ts';
import type {Context} from '../context.ts';

/**
 * Reads the notifications that nobody has acknowledged, page by page to the last one.
 *
 * @throws Failure where the first page cannot be read
 */
export function listNotifications(
  context: Context,
  selector: Selector,
  filter: NotificationFilter,
): Promise<ListedNotifications> {
  return withConnection(context, selector, async (connection) => {
    const {items, at, failure} = await context.api.notifications(connection, filter);
    const timed = items.map((item) => ({item, time: parseTimestamp(item.created_at) ?? -Infinity}));
    timed.sort((a, b) => (a.time === b.time ? 0 : b.time - a.time));
    return {connection, notifications: timed.map(({item}) => item), now: at, failure};
  });
}
