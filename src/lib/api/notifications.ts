import {pageSize} from '../domain/assumptions.ts';
import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Json} from '../domain/json.ts';
import type {Notification, NotificationFilter} from '../domain/notifications/notification.ts';
import type {Http} from './http/http.ts';
import {urlOf} from './http/message.ts';
import {readList, type ReadList} from './pages.ts';
import {entry, name} from './read.ts';

/**
 * The notification endpoints of a region. Not in the reference article of 2022: the official plugin
 * has them, and Heroku's changelog of February 2026 documents their filters.
 */
export function notificationsApi(http: Http) {
  return {
    /** `GET /connections/<id>/notifications`: those not acknowledged, every page. */
    notifications(
      ref: ConnectionRef,
      filter: NotificationFilter = {},
    ): Promise<ReadList<Notification>> {
      const url = urlOf(ref, 'connections', ref.id, 'notifications');
      const query = {...filter, page_size: pageSize};
      return readList(http, {method: 'GET', url, query}, 'notifications', readNotification);
    },

    /** `POST /connections/<id>/notifications/acknowledge`: 204; without a filter, all of them. */
    async acknowledgeNotifications(ref: ConnectionRef, filter: NotificationFilter): Promise<void> {
      const url = urlOf(ref, 'connections', ref.id, 'notifications', 'acknowledge');
      await http.send({method: 'POST', url, query: {...filter}});
    },
  };
}

function readNotification(value: Json): Notification {
  const record = entry(value);
  return {
    id: name(record.id),
    created_at: name(record.created_at),
    event_type: name(record.event_type),
    message: name(record.message),
    record,
  };
}
