/**
 * What went wrong and what might: write errors, notifications, and the checks called validations.
 *
 * Not in the reference article of 2022; the paths and shapes are what the official plugin uses.
 */
import {empty, json, Refusal} from '../responses.ts';
import {recentErrors} from '../../engine/mappings/writes.ts';
import {checkConnection, checkMapping} from '../bodies/checks.ts';
import {stamp} from '../bodies/time.ts';
import {uuid} from '../../model/seeded-random.ts';
import {paged} from '../paging.ts';
import {type Call, onConnection, onMapping, type Route} from '../route.ts';
import {nextNumber} from '../../model/find.ts';
import type {Connection, Mapping, Notification} from '../../model/world.ts';

export const diagnosticRoutes: readonly Route[] = [
  onConnection('GET', '/errors', (call, connection) => listErrors(call, connection.mappings)),
  onMapping('GET', '/errors', (call, _connection, mapping) => listErrors(call, [mapping])),
  onConnection('GET', '/notifications', (call, connection) =>
    paged(call, filteredNotifications(call, connection), ({id, at, event_type, message}) => ({
      id,
      created_at: stamp(at),
      event_type,
      message,
    })),
  ),
  onConnection('POST', '/notifications/acknowledge', acknowledge),
  onConnection('POST', '/validations', startValidation),
  onConnection('GET', '/validations/:run', showValidation),
  onMapping('GET', '/validations', ({world}, connection, mapping) =>
    json(200, checkMapping(world, connection, mapping)),
  ),
];

/** Simulated time that a run of the checks takes (assumption `validation_seconds`). */
const validationLasts = 3000;

/** Write errors, the newest first (assumption `write_error_keys`). */
function listErrors(call: Call, mappings: readonly Mapping[]): Response {
  const errors = mappings
    .flatMap((mapping) =>
      recentErrors(mapping, call.now).map((error) => ({
        ...error,
        table_name: mapping.object_name.toLowerCase(),
      })),
    )
    .sort((left, right) => right.at - left.at || right.id - left.id);
  return paged(call, errors, ({id, table_name, record_id, message, at}) => ({
    id,
    table_name,
    record_id,
    message,
    created_at: stamp(at),
  }));
}

function acknowledge(call: Call, connection: Connection): Response {
  for (const notification of filteredNotifications(call, connection)) {
    notification.acknowledged = true;
  }
  return empty(204);
}

/**
 * Those not acknowledged that the filters let through, the newest first (assumption
 * `notification_filters`).
 */
function filteredNotifications({query}: Call, connection: Connection): Notification[] {
  const type = query.get('event_type');
  const after = instantOf(query.get('after')) ?? -Infinity;
  const before = instantOf(query.get('before')) ?? Infinity;
  return connection.notifications
    .filter(({acknowledged, event_type, at}) => {
      return !acknowledged && (type === null || event_type === type) && at >= after && at < before;
    })
    .sort((left, right) => right.at - left.at || right.id - left.id);
}

/** Whole milliseconds, as the world has them; what lies between two counts as the later one. */
function instantOf(text: string | null): number | null {
  if (text === null) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Refusal(400, 'Invalid request parameters');
  return /\.\d{3}\d*[1-9]/.test(text) ? instant + 1 : instant;
}

function startValidation({world, now}: Call, connection: Connection): Response {
  const id = uuid(world.seed, 'validation', connection.id, nextNumber(world, 'validation'));
  connection.validations = [...connection.validations.slice(-9), {id, at: now}];
  const address = world.addresses.cells[connection.cell] ?? '';
  const result_url = `${address}/api/v3/connections/${connection.id}/validations/${id}`;
  return json(202, {result_url});
}

function showValidation({world, now, params}: Call, connection: Connection): Response {
  const run = connection.validations.find(({id}) => id === params.run);
  if (!run) throw new Refusal(404, 'Not found.');
  if (now - run.at < validationLasts) return empty(202);
  return json(200, checkConnection(world, connection));
}
