import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import type {Acknowledgement} from '../../../domain/outcomes.ts';
import {plural} from '../../../domain/text/text.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {hangingIndent} from '../../wrap.ts';
import type {View} from '../../view.ts';

/** How many notifications of each type there are: “2 mapping-error, 1 row-limit”. */
function countsByType({notifications}: Acknowledgement): Record<string, number> {
  const counts = new Map<string, number>();
  for (const {event_type} of notifications) {
    const type = event_type ?? 'type unknown';
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

/** What would be acknowledged, in a sentence: how many, of which types, up to when. */
export function acknowledgementOf(acknowledgement: Acknowledgement): string {
  const {connection, notifications} = acknowledgement;
  const types = Object.entries(countsByType(acknowledgement)).map(([type, n]) => `${n} ${type}`);
  const newest = formatTimestamp(notifications[0]?.created_at ?? null) ?? '';
  const many = `${plural(notifications.length, 'notification')} of ${nameOf(connection)}`;
  return `${many}: ${types.join(', ')}; the newest is from ${newest}.`;
}

/** What would be acknowledged, for a person who is asked. */
export const acknowledgementView: View<Acknowledgement> = {
  text: (output, acknowledgement) =>
    `${hangingIndent(clean(acknowledgementOf(acknowledgement)), 0, output.width)}\n`,
  json: acknowledgementOf,
};

/** What became of notifications. */
export const acknowledgedView: View<Acknowledgement> = {
  text: (_output, {connection, notifications}) =>
    clean(
      notifications.length === 0
        ? `No notifications to acknowledge on ${nameOf(connection)}.`
        : `Acknowledged ${plural(notifications.length, 'notification')} of ${nameOf(connection)}.`,
    ) + '\n',
  json: (acknowledgement) => ({
    connection: identityOf(acknowledgement.connection),
    outcome: acknowledgement.filter === null ? 'already' : 'done',
    acknowledged: acknowledgement.notifications.length,
    event_types: countsByType(acknowledgement),
    after: acknowledgement.filter?.after ?? null,
    before: acknowledgement.filter?.before ?? null,
    event_type: acknowledgement.filter?.event_type ?? null,
  }),
};
