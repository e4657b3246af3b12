import {listNotifications} from '../../lib/actions/notifications/list.ts';
import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {listFlags} from '../../lib/cli/flags/list.ts';
import {notificationFlags, readNotificationFilter} from '../../lib/cli/flags/notifications.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {notificationList} from '../../lib/terminal/views/notifications/list.ts';

export default class NotificationsList extends HconnectCommand<typeof NotificationsList> {
  static override summary = 'List a connection’s unacknowledged notifications.';
  static override description = dedent`Heroku Connect sends a notification when something needs
attention, such as a mapping in an error state. Notifications are shown in full, newest first,
with times in UTC.

To explain a notification type, run hconnect explain TYPE.`;
  static override aliases = ['notifications'];
  static override examples = [
    '<%= config.bin %> notifications:list --app acme-production',
    '<%= config.bin %> notifications:list --app acme-production --event-type mapping-error --json',
    '<%= config.bin %> notifications:list --app acme-production --after 2026-01-15',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    ...notificationFlags,
    ...listFlags(notificationList),
  };

  async run(): Promise<void> {
    const filter = readNotificationFilter(this.flags);
    const {'event-type': type, after, before} = this.flags;
    const filters = {'event-type': type, after, before};
    const view = this.listed(notificationList, {rows: 'notifications', flags: filters});
    const target = this.target();
    const listed = await listNotifications(await this.open(), target, filter);
    await this.output.stdout(listed, view);
    if (listed.failure !== null) throw listed.failure;
  }
}
