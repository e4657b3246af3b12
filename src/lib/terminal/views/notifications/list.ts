import type {ListedNotifications} from '../../../domain/outcomes.ts';
import {formatSince} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {paragraph} from '../../paragraph.ts';
import type {View} from '../../view.ts';

/** Notifications, the newest first, each with its whole message; the documents are the service's. */
export const notificationListView: View<ListedNotifications> = {
  text: (output, {notifications, now}) => {
    if (notifications.length === 0) return 'No notifications.\n';
    return notifications
      .map(({created_at, event_type, message}) => {
        const time = clean(formatSince(created_at, now) ?? 'time unknown');
        const type = output.color.bold(clean(event_type ?? 'type unknown'));
        return `${output.color.dim(time)}  ${type}\n${paragraph(output, message ?? 'No message.')}`;
      })
      .join('');
  },
  json: ({notifications}) => notifications.map(({record}) => record),
};
