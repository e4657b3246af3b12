import type {ListedNotifications} from '../../../domain/outcomes.ts';
import type {Notification} from '../../../domain/notifications/notification.ts';
import {formatSince, formatTimestamp, parseTimestamp} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import type {List} from '../../list.ts';
import {paragraph} from '../../paragraph.ts';

/** Notifications, the newest first, each with its whole message; the documents are the service's. */
export const notificationList: List<ListedNotifications, Notification> = {
  rows: ({notifications}) => notifications,
  columns: [
    {
      title: 'time',
      field: 'created_at',
      value: ({created_at}) => formatTimestamp(created_at),
      key: ({created_at}) => parseTimestamp(created_at),
    },
    {title: 'type', field: 'event_type', value: ({event_type}) => event_type},
    {title: 'id', field: 'id', value: ({id}) => id},
    {title: 'message', field: 'message', least: 24, wraps: true, value: ({message}) => message},
  ],
  name: ({id}) => id,
  empty: 'No notifications.\n',
  text: (output, {now}, rows) =>
    rows
      .map(({created_at, event_type, message}) => {
        const since = formatSince(created_at, output.width === null ? null : now);
        const time = clean(since ?? 'time unknown');
        const type = output.color.bold(clean(event_type ?? 'type unknown'));
        return `${output.color.dim(time)}  ${type}\n${paragraph(output, message ?? 'No message.')}`;
      })
      .join(''),
  json: ({notifications}) => notifications.map(({record}) => record),
};
