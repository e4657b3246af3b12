/**
 * Mappings: details, create, edit, delete, reload, abort, and the schema of their object.
 *
 * Source: reference article. The bodies of 400 and 409 are not documented; a behavior has the choice.
 */
import {isRecord, type Problems, readConfiguration} from '../../engine/mappings/configuration.ts';
import {describe} from '../../model/salesforce.ts';
import {standardObject} from '../../model/schema.ts';
import {sentJson} from '../request-body.ts';
import {empty, json, Refusal} from '../responses.ts';
import {allowsMappingChanges} from '../../engine/states/connection-states.ts';
import {mappingState} from '../../engine/states/mapping.ts';
import {mappingStates} from '../../engine/states/mapping-states.ts';
import {
  abortMapping,
  changeMapping,
  createMapping,
  reloadMapping,
} from '../../engine/mappings/mapping-work.ts';
import {mappingView} from '../bodies/mapping.ts';
import {paged} from '../paging.ts';
import {type Call, onConnection, onMapping, type Route, stateFor} from '../route.ts';
import {findMapping, organizationOf} from '../../model/find.ts';
import type {Connection, Mapping} from '../../model/world.ts';

export const mappingRoutes: readonly Route[] = [
  onConnection('GET', '/mappings', (call, connection) =>
    paged(call, connection.mappings, (mapping) => view(call, connection, mapping)),
  ),
  onConnection('POST', '/mappings', create),
  onConnection('GET', '/schemas/:object', showSchema),
  onMapping('GET', '', (call, connection, mapping) => json(200, view(call, connection, mapping))),
  onMapping('PUT', '', edit),
  onMapping('DELETE', '', remove),
  onMapping('POST', '/actions/reload', reload),
  onMapping('POST', '/actions/abort', abort),
];

function create(call: Call, connection: Connection): Response {
  const {world, now} = call;
  const sent = sentObject(call);
  const name = sent.object_name;
  if (typeof name !== 'string' || name === '') {
    return invalid(call, {object_name: ['This field is required.']});
  }
  if (findMapping(connection, name)) {
    return invalid(call, {object_name: [`${name} is already mapped.`]});
  }
  const {config, problems} = read(call, connection, name, sent.config);
  if (Object.keys(problems).length > 0) return invalid(call, problems);
  refuseUnlessChangeable(call, connection);
  const mapping = createMapping(world, connection, name, {config, problems}, now);
  return json(201, view(call, connection, mapping));
}

/** A stale revision is a 409, whatever else is wrong with the input (assumption `edit_order`). */
function edit(call: Call, connection: Connection, mapping: Mapping): Response {
  const {world, now} = call;
  const sent = sentObject(call);
  const name = sent.object_name ?? mapping.object_name;
  if (typeof name !== 'string' || name.toLowerCase() !== mapping.object_name.toLowerCase()) {
    return invalid(call, {object_name: ['The object of a mapping cannot be changed.']});
  }
  const revision = isRecord(sent.config) ? sent.config.revision : undefined;
  if (typeof revision !== 'number') {
    return invalid(call, {revision: ['The revision of the mapping is required.']});
  }
  if (revision !== mapping.revision) {
    throw new Refusal(
      409,
      `The mapping was changed by someone else: its revision is ${mapping.revision}, not ${revision}.`,
    );
  }
  const {config, problems} = read(call, connection, mapping.object_name, sent.config);
  if (Object.keys(problems).length > 0) return invalid(call, problems);
  refuseUnlessChangeable(call, connection);
  changeMapping(world, connection, mapping, {config, problems}, now);
  return json(200, view(call, connection, mapping));
}

/** The mapping is gone at once; its table is cleaned up for a while longer (documented). */
function remove({world, now}: Call, connection: Connection, mapping: Mapping): Response {
  connection.mappings = connection.mappings.filter((other) => other !== mapping);
  const until = now + world.behavior.cleanup_seconds * 1000;
  connection.cleanups = [...connection.cleanups, {table: mapping.object_name.toLowerCase(), until}];
  return empty(204);
}

function reload(call: Call, connection: Connection, mapping: Mapping): Response {
  const {world, now} = call;
  refuseUnlessChangeable(call, connection);
  const shown = shownState(call, connection, mapping);
  const loads = mappingStates[shown]?.aborted === 'reload';
  if (loads && world.behavior.reload_while_loading === 'refuse') {
    throw new Refusal(409, `The mapping is ${shown}. It is already loading.`);
  }
  reloadMapping(world, connection, mapping, now, shown);
  return empty(202);
}

function abort(call: Call, connection: Connection, mapping: Mapping): Response {
  const {world, now} = call;
  refuseUnlessChangeable(call, connection);
  const aborted = abortMapping(world, connection, mapping, now);
  if (!aborted && world.behavior.abort_at_rest === 'refuse') {
    const shown = shownState(call, connection, mapping);
    throw new Refusal(409, `The mapping is ${shown}. There is nothing to abort.`);
  }
  return empty(202);
}

/** 404 for an object that does not exist (assumption `schema_objects`). */
function showSchema({world, params}: Call, connection: Connection): Response {
  const name = params.object ?? '';
  const fields = describe(world, connection, name);
  if (!fields) throw new Refusal(404, 'Not found.');
  const spelled = standardObject(name) ?? findMapping(connection, name)?.object_name ?? name;
  return json(200, {name: spelled, fields});
}

function view(call: Call, connection: Connection, mapping: Mapping): object {
  return mappingView(call.world, connection, mapping, call.now, stateFor(call, connection));
}

function shownState(call: Call, connection: Connection, mapping: Mapping): string {
  return mappingState(mapping, connection, stateFor(call, connection), call.now);
}

function sentObject({body}: Call): Record<string, unknown> {
  const sent = sentJson(body);
  if (!isRecord(sent)) throw new Refusal(400, 'The request body must be an object.');
  return sent;
}

function read(
  {world}: Call,
  connection: Connection,
  objectName: string,
  given: unknown,
): ReturnType<typeof readConfiguration> {
  const organization = organizationOf(world, connection);
  const {behavior} = world;
  return readConfiguration(given, {objectName, connection, organization, behavior});
}

function refuseUnlessChangeable(call: Call, connection: Connection): void {
  const state = stateFor(call, connection);
  if (allowsMappingChanges.has(state)) return;
  throw new Refusal(409, `Mappings cannot be changed now. The connection is ${state}.`);
}

function invalid({world}: Call, errors: Problems): Response {
  const message = 'Invalid request parameters';
  switch (world.behavior.invalid_input) {
    case 'message_and_errors':
      return json(400, {message, errors});
    case 'errors_only':
      return json(400, errors);
    case 'message_only':
      return json(400, {message: `${message}: ${Object.values(errors).flat().join(' ')}`});
  }
}
