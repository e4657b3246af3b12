import {
  acknowledgeNotifications,
  countNotifications,
} from '../../lib/actions/notifications/acknowledge.ts';
import {agree} from '../../lib/cli/changes/agreement.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {notificationFlags, readNotificationFilter} from '../../lib/cli/flags/notifications.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {plural} from '../../lib/domain/text/text.ts';
import {Failure} from '../../lib/errors.ts';
import {
  acknowledgedView,
  acknowledgementOf,
  acknowledgementView,
} from '../../lib/terminal/views/notifications/acknowledge.ts';

export default class NotificationsAcknowledge extends HconnectCommand<
  typeof NotificationsAcknowledge
> {
  static override summary = 'Acknowledge a connection’s notifications.';
  static override description = dedent`Acknowledged notifications are no longer listed, for
anyone. The command counts the matching notifications and asks for confirmation; newer ones are
not acknowledged.

Choose notifications with a filter, or use --all.`;
  static override examples = [
    '<%= config.bin %> notifications:acknowledge --app acme-production --event-type mapping-error --yes',
    '<%= config.bin %> notifications:acknowledge --app acme-production --before 2026-01-15 --yes',
    '<%= config.bin %> notifications:acknowledge --app acme-production --all --yes',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    ...notificationFlags,
    all: Flags.boolean({
      description: 'Acknowledge all notifications.',
      exclusive: ['after', 'before', 'event-type'],
      helpGroup: 'FILTER',
    }),
    yes: Flags.boolean({char: 'y', description: 'Skip confirmation.'}),
  };

  async run(): Promise<void> {
    const filter = readNotificationFilter(this.flags);
    const target = this.targetOfChange();
    if (Object.keys(filter).length === 0 && !this.flags.all) throw noFilter();
    const context = await this.open();
    const found = await countNotifications(context, target, filter);
    if (found.notifications.length > 0) {
      await agree(
        {
          question: `Acknowledge ${plural(found.notifications.length, 'notification')}?`,
          show: () => this.output.stderr(found, acknowledgementView),
          refused: 'Nothing was acknowledged: confirmation is missing.',
          reason: acknowledgementOf(found),
          details: {notifications: found.notifications.length},
        },
        this.flags.yes,
        () => this.prompts(),
      );
    }
    await acknowledgeNotifications(context, found);
    await this.output.stdout(found, acknowledgedView);
  }
}

function noFilter(): Failure {
  return new Failure('usage', 'No notifications specified.', {
    reason: 'Pass --after, --before or --event-type, or --all for every notification.',
    next: {run: 'notifications:list', connection: 'typed'},
  });
}
