/**
 * What a route is, and how a connection or a mapping is found for one.
 *
 * A connection exists on exactly one cell, and only for those on the access list of its app; each
 * request that names it counts against its daily budget, and a list against none (assumption
 * `list_requests`).
 */
import {runDue} from '../engine/scheduled-events.ts';
import {connectionState} from '../engine/states/connection.ts';
import type {Body} from './request-body.ts';
import {Refusal} from './responses.ts';
import {findApp, isVisible} from '../model/find.ts';
import type {Connection, Mapping, World} from '../model/world.ts';

/** A request on its way to a route. */
export interface Call {
  readonly world: World;
  readonly now: number;
  /** `discovery`, or the name of a cell. */
  readonly host: string;
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** The parts of the path that the route names with a colon, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Route {
  readonly host: 'discovery' | 'cell';
  readonly method: string;
  /** The path, with `:name` for a part that varies. */
  readonly path: string;
  /** True: for a person's browser, which has no token. */
  readonly open?: boolean;
  readonly answer: (call: Call) => Response;
}

const api = '/api/v3';

/** A route on the discovery host. */
export function onDiscovery(method: string, path: string, answer: Route['answer']): Route {
  return {host: 'discovery', method, path, answer};
}

/** A route on every cell. */
export function onCell(method: string, path: string, answer: Route['answer']): Route {
  return {host: 'cell', method, path: api + path, answer};
}

/** A route about one connection, under `/connections/:connection`. */
export function onConnection(
  method: string,
  path: string,
  answer: (call: Call, connection: Connection) => Response,
): Route {
  return onCell(method, `/connections/:connection${path}`, (call) =>
    answer(call, connectionFor(call)),
  );
}

/** A route about one mapping, under `/mappings/:mapping`. */
export function onMapping(
  method: string,
  path: string,
  answer: (call: Call, connection: Connection, mapping: Mapping) => Response,
): Route {
  return onCell(method, `/mappings/:mapping${path}`, (call) => {
    const {connection, mapping} = mappingFor(call);
    return answer(call, connection, mapping);
  });
}

/** What the connection of a call shows now. */
export function stateFor({world, now}: Call, connection: Connection): string {
  return connectionState(connection, now, world.behavior);
}

/** The connections of a cell that the user may see, brought up to date. */
export function connectionsOn({world, now, host}: Call): Connection[] {
  return world.connections.filter((connection) => {
    if (connection.cell !== host || !isVisible(world, connection)) return false;
    runDue(world, connection, now);
    return true;
  });
}

/** Those of the connections that the query asks for, by app and by resource name. */
export function askedFor(
  {world, query}: Call,
  connections: readonly Connection[],
): readonly Connection[] {
  const appFilter = query.get('app');
  const app = appFilter === null ? null : findApp(world, appFilter)?.name;
  const resource = query.get('resource_name');
  return connections.filter(
    (connection) =>
      (app === null || connection.app === app) &&
      (resource === null || connection.resource_name === resource),
  );
}

function connectionFor(call: Call): Connection {
  const id = call.params.connection;
  const connection = call.world.connections.find(
    (candidate) => candidate.id === id && candidate.cell === call.host,
  );
  if (!connection) throw new Refusal(404, 'Not found.');
  admit(call, connection);
  return connection;
}

function mappingFor(call: Call): {connection: Connection; mapping: Mapping} {
  const id = call.params.mapping;
  for (const connection of call.world.connections) {
    if (connection.cell !== call.host) continue;
    const mapping = connection.mappings.find((candidate) => candidate.id === id);
    if (!mapping) continue;
    admit(call, connection);
    return {connection, mapping};
  }
  throw new Refusal(404, 'Not found.');
}

function admit({world, now}: Call, connection: Connection): void {
  if (!isVisible(world, connection)) {
    if (world.behavior.hidden_status === 404) throw new Refusal(404, 'Not found.');
    throw new Refusal(403, 'You do not have permission to perform this action.');
  }
  spend(world, connection, now);
  runDue(world, connection, now);
}

/** Takes one request from the budget; the sentence of the refusal is documented. */
function spend({behavior}: World, connection: Connection, now: number): void {
  const day = 24 * 60 * 60 * 1000;
  const {budget} = connection;
  if (now - budget.since >= day) {
    budget.since = now;
    budget.used = 0;
  }
  if (budget.used < behavior.daily_requests) {
    budget.used += 1;
    return;
  }
  const seconds = Math.ceil((budget.since + day - now) / 1000);
  throw new Refusal(
    429,
    `Request was throttled. Expected available in ${seconds} seconds.`,
    behavior.retry_after ? {'Retry-After': String(seconds)} : {},
  );
}
