/**
 * Connections on their cell: list, details, configuration, and the actions.
 *
 * Source: reference article; where it is silent, the official plugin and other public clients.
 */
import {readDocument} from '../../engine/import.ts';
import {exportDocument} from '../bodies/export.ts';
import {isRecord} from '../../engine/mappings/configuration.ts';
import {readJson, sentJson} from '../request-body.ts';
import {empty, json, Refusal} from '../responses.ts';
import {importEntries, pause, refusalOf, restart, resume} from '../../engine/actions.ts';
import {configure, type Setup} from '../../engine/setup.ts';
import {connectionView} from '../bodies/connection.ts';
import {paged} from '../paging.ts';
import {askedFor, type Call, connectionsOn, onCell, onConnection, type Route} from '../route.ts';
import {appOf} from '../../model/find.ts';
import type {Connection, World} from '../../model/world.ts';

export const connectionRoutes: readonly Route[] = [
  onCell('GET', '/connections', listConnections),
  onConnection('GET', '', (call, connection) =>
    json(200, connectionView(call.world, connection, call.now, isDeep(call))),
  ),
  onConnection('PATCH', '', configureConnection),
  onConnection('POST', '/actions/pause', action('pause', pause)),
  onConnection('POST', '/actions/resume', action('resume', resume)),
  onConnection('POST', '/actions/restart', action('restart', restart)),
  onConnection('POST', '/actions/import', importConfiguration),
  onConnection('GET', '/actions/export', exportConfiguration),
  onConnection('POST', '/actions/export', (call, connection) => {
    if (call.world.behavior.export_by_post) return exportConfiguration(call, connection);
    throw new Refusal(405, 'Method "POST" not allowed.', {Allow: 'GET, HEAD'});
  }),
];

function listConnections(call: Call): Response {
  const {world, now, query} = call;
  const resourceId = query.get('resource_id');
  const found = askedFor(call, connectionsOn(call)).filter(
    ({id}) => resourceId === null || id === resourceId,
  );
  const deep = isDeep(call);
  return paged(call, found, (connection) => connectionView(world, connection, now, deep));
}

/** Booleans in a query are taken in any case: a public client sends them capitalized. */
function isDeep({query}: Call): boolean {
  return ['true', '1'].includes(query.get('deep')?.toLowerCase() ?? '');
}

/** 202 when the change provisions something, 200 when it does not (assumption `provisioning_status`). */
function configureConnection(call: Call, connection: Connection): Response {
  const {world, now, body} = call;
  const setup = readSetup(world, connection, sentJson(body) ?? {});
  const moves = setup.db_key !== connection.db_key || setup.schema_name !== connection.schema_name;
  if (moves && connection.mappings.length > 0 && world.behavior.reconfigure === 'refuse') {
    throw new Refusal(409, 'The database of a connection that has mappings cannot be changed.');
  }
  const provisions = configure(world, connection, setup, now);
  return json(provisions ? 202 : 200, connectionView(world, connection, now, false));
}

function readSetup(world: World, connection: Connection, sent: unknown): Setup {
  if (!isRecord(sent)) throw new Refusal(400, 'The request body must be an object.');
  if (world.behavior.database_key === 'reject' && Object.hasOwn(sent, 'database_key')) {
    throw new Refusal(400, 'Unknown key: database_key. Use db_key.');
  }
  const text = (key: string): string | undefined => {
    const value = sent[key];
    if (value === undefined || typeof value === 'string') return value;
    throw new Refusal(400, `${key} must be a string.`);
  };
  const db_key = text('db_key') ?? connection.db_key;
  const schema_name = text('schema_name') ?? connection.schema_name;
  const known = appOf(world, connection).databases.map((database) => database.db_key);
  if (db_key !== null && !known.includes(db_key)) {
    const names = known.join(', ');
    throw new Refusal(400, `The app has no database ${db_key}. It has: ${names || 'none'}.`);
  }
  if (!isSchemaName(schema_name)) {
    throw new Refusal(400, `${JSON.stringify(schema_name)} is not a valid schema name.`);
  }
  return {db_key, schema_name, name: text('name') ?? connection.name};
}

/** What Postgres takes without quotes, and does not keep for itself. */
function isSchemaName(name: string): boolean {
  return /^[a-z_][a-z0-9_$-]{0,62}$/i.test(name) && !/^pg_|^information_schema$/i.test(name);
}

function action(
  name: 'pause' | 'resume' | 'restart',
  act: (world: World, connection: Connection, at: number) => void,
): (call: Call, connection: Connection) => Response {
  return ({world, now}, connection) => {
    const refusal = refusalOf(world, connection, name, now);
    if (refusal !== null) throw new Refusal(409, refusal);
    act(world, connection, now);
    return empty(202);
  };
}

function exportConfiguration({world, now}: Call, connection: Connection): Response {
  return json(200, exportDocument(world, connection, now));
}

/** Takes the document as JSON, or as the part `config` of a form; 202 with an empty body. */
function importConfiguration({world, now, body: sent}: Call, connection: Connection): Response {
  const body = sent.kind === 'form' ? formPart(sent.parts) : sent;
  const document = readDocument(sentJson(body));
  if ('problem' in document) throw new Refusal(400, document.problem);
  const refusal = refusalOf(world, connection, 'import', now);
  if (refusal !== null) throw new Refusal(409, refusal);
  importEntries(world, connection, document.entries, now);
  return empty(202);
}

function formPart(parts: Readonly<Record<string, string>>): ReturnType<typeof readJson> {
  const text = parts.config;
  if (text === undefined) throw new Refusal(400, 'The form has no file named config.');
  return readJson(text);
}
