/**
 * Moving a connection to another version of Salesforce's API: what would change, and the change.
 *
 * Not in the reference article of 2022; paths, bodies and both refusals are the official plugin's and
 * its tests'. That the version must be another one is from a draft article.
 */
import {isRecord} from '../../engine/mappings/configuration.ts';
import {ownState} from '../../engine/states/mapping.ts';
import {mappingStates} from '../../engine/states/mapping-states.ts';
import {changeVersion} from '../../engine/mappings/versions.ts';
import {latestApiVersion} from '../../model/api-versions.ts';
import type {Connection} from '../../model/world.ts';
import {schemaDiff} from '../bodies/schema-diff.ts';
import {sentJson} from '../request-body.ts';
import {json, Refusal} from '../responses.ts';
import {type Call, onConnection, type Route, stateFor} from '../route.ts';

export const versionRoutes: readonly Route[] = [
  onConnection('GET', '/schema-diff', ({query}, connection) =>
    json(200, schemaDiff(connection, readVersion(query.get('target_version')))),
  ),
  onConnection('POST', '/actions/change-sf-api-version', change),
];

function change(call: Call, connection: Connection): Response {
  const {world, now} = call;
  const sent = sentJson(call.body);
  const version = readVersion(isRecord(sent) ? sent.target_version : undefined);
  if (version === connection.api_version) {
    throw new Refusal(400, `The connection already uses version ${version}.`);
  }
  const state = stateFor(call, connection);
  if (state !== 'PAUSED') {
    throw new Refusal(409, `Pause the connection first. The connection is ${state}.`);
  }
  const [first, ...others] = syncing(connection, now);
  if (first !== undefined) {
    const names = [first, ...others];
    const error = `Mapping ${names.join(', ')} is still syncing. Wait for it to finish syncing before changing the API version.`;
    return json(409, {error, syncing_mappings: names});
  }
  const diff = schemaDiff(connection, version);
  if (diff.mappings.some(({has_unsafe_changes}) => has_unsafe_changes === true)) {
    const message = 'Some mappings have unsafe changes. Edit them and retry.';
    return json(
      409,
      world.behavior.unsafe_refusal === 'with_diff' ? {message, ...diff} : {message},
    );
  }
  changeVersion(world, connection, version, now);
  return json(202, {...diff, target_version: version});
}

/** Mappings at work, which continues when a connection is paused; work that stands still is none. */
function syncing(connection: Connection, now: number): string[] {
  return connection.mappings
    .filter(
      (mapping) =>
        mapping.stopped_at === null &&
        mappingStates[ownState(mapping, connection, now)]?.aborted !== undefined,
    )
    .map(({object_name}) => object_name);
}

/** The version asked for, the latest when none was (assumption `api_versions`). */
function readVersion(given: unknown): string {
  if (given === undefined || given === null) return latestApiVersion;
  const known = typeof given === 'string' && /^\d{2,3}\.0$/.test(given);
  const number = known ? Number(given) : 0;
  if (number >= 32 && number <= Number(latestApiVersion)) return given as string;
  throw new Refusal(400, `target_version must be from 32.0 to ${latestApiVersion}.`);
}
