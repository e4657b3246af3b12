import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import type {NotificationFilter} from '../../domain/notifications/notification.ts';
import {parseInstant, readInstant} from '../../domain/text/instant.ts';
import {Failure} from '../../errors.ts';

const helpGroup = 'FILTER';

/** Flags that choose notifications. */
export const notificationFlags = {
  after: Flags.string({
    description: 'Only notifications since this date or time (UTC).',
    helpValue: 'TIME',
    helpGroup,
  }),
  before: Flags.string({
    description: 'Only notifications before this date or time (UTC).',
    helpValue: 'TIME',
    helpGroup,
  }),
  'event-type': Flags.string({
    description: 'Only notifications of this type, such as mapping-error.',
    helpValue: 'TYPE',
    helpGroup,
  }),
};

/** The filter that the flags ask for. @throws Failure `usage` for what cannot be a time or a type */
export function readNotificationFilter(
  flags: Partial<Interfaces.InferredFlags<typeof notificationFlags>>,
): NotificationFilter {
  const {'event-type': event_type} = flags;
  const after = flags.after === undefined ? undefined : readInstant(flags.after, '--after');
  const before = flags.before === undefined ? undefined : readInstant(flags.before, '--before');
  if (event_type?.trim() === '') {
    throw new Failure('usage', '--event-type is empty.', {next: {help: true}});
  }
  const [from, until] = [parseInstant(after ?? ''), parseInstant(before ?? '')];
  if (from !== null && until !== null && from >= until) {
    throw new Failure('usage', '--after must be earlier than --before.', {
      reason: `--after is ${after ?? ''}, --before is ${before ?? ''}.`,
      next: {help: true},
    });
  }
  return {
    ...(after !== undefined && {after}),
    ...(before !== undefined && {before}),
    ...(event_type !== undefined && {event_type}),
  };
}
