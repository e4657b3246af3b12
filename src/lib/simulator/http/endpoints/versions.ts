/**
 * Moving a connection to another version of Salesforce's API: what would change, and the change.
 *
 * Not in the reference article of 2022; the paths and shapes are what the official plugin uses. That
 * the change wants a paused connection without a running load follows from the plugin's tests.
 */
import {isRecord} from '../../engine/configuration.ts';
import {sentJson} from '../request-body.ts';
import {json, Refusal} from '../responses.ts';
import {ownState} from '../../engine/mapping.ts';
import {mappingStates} from '../../engine/mapping-states.ts';
import {latestApiVersion} from '../../model/api-versions.ts';
import {uuid} from '../../model/seeded-random.ts';
import {type Call, onConnection, type Route, stateFor} from '../route.ts';
import type {Connection} from '../../model/world.ts';

export const versionRoutes: readonly Route[] = [
  onConnection('GET', '/schema-diff', ({query}, connection) =>
    json(200, difference(connection, readVersion(query.get('target_version')))),
  ),
  onConnection('POST', '/actions/change-sf-api-version', change),
];

function change(call: Call, connection: Connection): Response {
  const sent = sentJson(call.body);
  const version = readVersion(isRecord(sent) ? sent.target_version : undefined);
  const state = stateFor(call, connection);
  if (state !== 'PAUSED') {
    throw new Refusal(409, `Pause the connection first. The connection is ${state}.`);
  }
  const busy = connection.mappings
    .filter((mapping) => {
      const shown = ownState(mapping, connection, call.now);
      return mappingStates[shown]?.aborted !== undefined;
    })
    .map(({object_name}) => object_name);
  if (busy.length > 0) {
    return json(409, {error: 'Some mappings are still syncing.', syncing_mappings: busy});
  }
  const answer = {...difference(connection, version), target_version: version};
  connection.api_version = version;
  return json(202, answer);
}

/** No definition ever differs between two versions here. */
function difference(connection: Connection, version: string): object {
  return {
    guid: uuid('difference', connection.id, connection.api_version, version),
    current_api_version: connection.api_version,
    target_api_version: version,
    mappings: connection.mappings.map(({object_name}) => ({
      name: object_name,
      fields_have_changed: false,
      has_unsafe_changes: false,
      action_undetermined: false,
      result_message: 'No definition of a mapped field has changed.',
    })),
  };
}

/** The version asked for, the latest when none was. */
function readVersion(given: unknown): string {
  if (given === undefined || given === null) return latestApiVersion;
  const known = typeof given === 'string' && /^\d{2,3}\.0$/.test(given);
  const number = known ? Number(given) : 0;
  if (number >= 32 && number <= Number(latestApiVersion)) return given as string;
  throw new Refusal(400, `target_version must be from 32.0 to ${latestApiVersion}.`);
}
