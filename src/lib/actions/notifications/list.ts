import type {Selector} from '../../domain/connections/connection-ref.ts';
import {eventTypes} from '../../domain/notifications/event-types.ts';
import type {NotificationFilter} from '../../domain/notifications/notification.ts';
import type {ListedNotifications} from '../../domain/outcomes.ts';
import {nearest} from '../../domain/text/nearest.ts';
import {listed, shown} from '../../domain/text/text.ts';
import {parseTimestamp} from '../../domain/text/timestamp.ts';
import {withConnection} from '../connections/find/find.ts';
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
    if (items.length === 0 && failure === null) noteUnknownType(context, filter);
    return {connection, notifications: timed.map(({item}) => item), now: at, failure};
  });
}

/** A misspelled type lets nothing through, which looks as if all were well. */
function noteUnknownType({report}: Context, {event_type}: NotificationFilter): void {
  const known = eventTypes.map(({name}) => name);
  if (event_type === undefined || known.includes(event_type)) return;
  const meant = nearest(event_type, known);
  const more = meant === null ? `Known types: ${listed(known)}.` : `Did you mean ${meant}?`;
  report({type: 'warning', text: `Unknown notification type: ${shown(event_type)}. ${more}`});
}
