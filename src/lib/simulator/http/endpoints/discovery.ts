/**
 * The discovery host: the access list, and where each connection is.
 *
 * Sources: reference article for POST /auth, official plugin for GET /connections, its typed
 * interfaces for the shapes. The older alias of POST /auth lives on the cells.
 */
import {clearFailure} from '../../engine/failures.ts';
import {cells, regions} from '../../model/regions.ts';
import {json, Refusal} from '../responses.ts';
import {discoveryView} from '../bodies/connection.ts';
import {paged} from '../paging.ts';
import {askedFor, type Call, onCell, onDiscovery, type Route} from '../route.ts';
import {findApp, isVisible} from '../../model/find.ts';
import type {App, Connection} from '../../model/world.ts';

export const discoveryRoutes: readonly Route[] = [
  onDiscovery('POST', '/auth/:app', grantAccess),
  onDiscovery('GET', '/connections', listConnections),
  onCell('POST', '/users/me/apps/:app/auth', grantAccess),
  onCell('GET', '/users/me', ({world}) => json(200, world.user)),
  onCell('GET', '/apps/:app', showDatabases),
];

/** Puts the user on the access list of the app, and shows all that the user reaches. */
function grantAccess(call: Call): Response {
  const {world} = call;
  const app = appFor(call);
  app.granted = true;
  for (const connection of world.connections) {
    if (connection.app === app.name) clearFailure(connection, 'heroku');
  }
  return json(200, {
    user: world.user,
    connections: connectionsFor(call).map((connection) => discoveryView(world, connection)),
    ...placesView(call),
  });
}

/** Lists what the user reaches, of one app when `app` names it. */
function listConnections(call: Call): Response {
  const {world} = call;
  const show = (connection: Connection): object => discoveryView(world, connection);
  return paged(call, askedFor(call, connectionsFor(call)), show, placesView(call));
}

/** The config vars of the app that name a database, for `db_key`. */
function showDatabases(call: Call): Response {
  const app = appFor(call);
  if (!app.granted) throw new Refusal(call.world.behavior.hidden_status, 'Not found.');
  return json(200, {
    db_keys: app.databases.map(({db_key, plan}) => ({
      name: db_key,
      addon: plan === null ? null : {plan},
    })),
  });
}

/** Add-ons of the type asked for; 1 is the type of all that are simulated. */
function connectionsFor({world, query}: Call): Connection[] {
  const type = query.get('addon_type');
  if (type !== null && type !== '1') return [];
  return world.connections.filter((connection) => isVisible(world, connection));
}

function appFor({world, params}: Call): App {
  const app = findApp(world, params.app ?? '');
  if (!app) throw new Refusal(404, 'Not found.');
  if (!app.permitted) {
    throw new Refusal(403, 'You do not have permission to perform this action.');
  }
  return app;
}

function placesView({world}: Call): {regions: object; cells: object} {
  const shown = Object.entries(cells).map(([name, {label, region}]) => {
    const url = world.addresses.cells[name] ?? '';
    return [name, {url, flag: regions[region]?.flag ?? null, label}] as const;
  });
  return {regions, cells: Object.fromEntries(shown)};
}
