import {changeText, type Change} from '../../../domain/watch/changes.ts';
import {pendingOf, writeErrorsOf} from '../../../domain/watch/watched.ts';
import type {WatchRow, WatchState} from '../../../domain/watch/state.ts';
import {formatTimestamp} from '../../../domain/text/timestamp.ts';
import {plural} from '../../../domain/text/text.ts';
import {jsonLine} from '../../json.ts';
import {clean} from '../../clean.ts';
import {paintHealth, stateText} from '../../palette.ts';
import type {Output} from '../../terminal.ts';

/** A change with what is known of its connection by then. */
export interface SeenChange {
  change: Change;
  row: WatchRow | undefined;
}

/** Changes with the rows of their connections. */
export function seenChanges({rows}: WatchState, changes: readonly Change[]): SeenChange[] {
  return changes.map((change) => ({
    change,
    row: change.connection === null ? undefined : rows.get(change.connection.id),
  }));
}

/** A change in one line: time, app, resource, and what changed. */
export function changeLine({color}: Pick<Output, 'color'>, {change}: SeenChange): string {
  const {at, source, connection, mapping, kind} = change;
  const time = color.dim(timeOf(at));
  const names =
    connection === null
      ? [source]
      : [connection.app_name, connection.resource_name ?? connection.id].filter(
          (name) => name !== null,
        );
  const text =
    kind === 'found' || kind === 'added'
      ? startText(change)
      : `${kind === 'unreadable' ? 'cannot be read: ' : ''}${changeText(change)}`;
  const health = mapping?.health.class ?? connection?.health.class ?? 'unknown';
  const painted = ['found', 'added', 'state', 'write_errors'].includes(kind)
    ? paintHealth(color, health, clean(text))
    : clean(text);
  return `${[time, ...names.map(clean), painted].join('  ')}\n`;
}

/** How a connection is when it is seen first. */
function startText({connection, kind}: Change): string {
  if (connection === null) return '';
  const {state, health, mappings} = connection;
  const added = kind === 'added' ? 'added: ' : '';
  const counted = mappings?.length ? `, ${plural(mappings.length, 'mapping')}` : '';
  return `${added}${stateText(state, health)}${counted}`;
}

/**
 * A change as a document, on one line. Fields are only ever added; those that do not apply are null.
 */
export function changeDocument({change, row}: SeenChange): string {
  const {kind, at, source, connection, mapping, text} = change;
  const {health = null} = mapping ?? connection ?? {};
  return jsonLine({
    event: kind,
    at: timeOf(at),
    source,
    id: connection?.id ?? null,
    resource_name: connection?.resource_name ?? null,
    app_name: connection?.app_name ?? null,
    region: connection?.region ?? null,
    mapping: mapping === null ? null : {id: mapping.id, object_name: mapping.object_name},
    state: (mapping ?? connection)?.state.name ?? null,
    health: health?.class ?? null,
    health_reason: health?.reason ?? null,
    connection_state: connection?.state.name ?? null,
    connection_health: connection?.health.class ?? null,
    write_errors:
      mapping === null ? connection && writeErrorsOf(connection) : mapping.counts.errors,
    pending: mapping === null ? connection && pendingOf(connection) : mapping.counts.pending,
    lag_seconds: seconds((mapping ?? connection)?.lag ?? null),
    previous_state: change.previous_state,
    previous_health: change.previous_health,
    previous_write_errors: change.previous_write_errors,
    message: text,
    requests_used: row?.requests ?? null,
  });
}

function timeOf(at: number): string {
  return formatTimestamp(new Date(at).toISOString()) ?? '';
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds / 1000);
}
