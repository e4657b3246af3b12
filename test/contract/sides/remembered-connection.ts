import type {ConnectionRef} from '../../../src/lib/domain/connections/connection-ref.ts';
import {openRememberedConnections} from '../../../src/lib/session/remembered-connections.ts';
import {openStore} from '../../../src/lib/session/store.ts';
import {createTrust} from '../../../src/lib/session/trusted-hosts.ts';
import {documented} from '../exchange/names.ts';

/** Where the documented connection is. */
export const ref: ConnectionRef = {
  id: documented.connection,
  resource_name: documented.resource,
  app_name: documented.app,
  region_url: documented.region_url,
};

/** The hosts that the client sends the token to. */
export const trust = createTrust([documented.discovery_url]);

/**
 * Lets the client remember the place, so that a command takes the one request that it is about.
 *
 * @param settings the folder that it remembers in
 * @param mappings ids of its mappings by object name
 */
export function rememberConnection(
  settings: string,
  mappings: Readonly<Record<string, string>>,
): void {
  const store = openStore('places', settings);
  const remembered = openRememberedConnections(store, documented.discovery_url, trust, (event) => {
    throw new Error(JSON.stringify(event));
  });
  remembered.rememberMappings(
    ref,
    Object.entries(mappings).map(([object_name, id]) => ({object_name, id})),
  );
}
