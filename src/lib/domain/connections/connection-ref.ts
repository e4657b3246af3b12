/**
 * Where a connection lives: what has to be known to call it, and the names by which people ask
 * for it. Region and cell decide the host, so it is learned from discovery and remembered.
 */
export interface ConnectionRef {
  /** The connection's UUID, which is also its add-on's. */
  id: string;
  resource_name: string | null;
  app_name: string | null;
  /** Without `/api/v3` and without a slash at the end. */
  region_url: string;
}

/** What a user gave to name a connection. All of it has to fit. */
export interface Selector {
  app?: string | undefined;
  resource?: string | undefined;
  /** A resource name, an id or an app name. */
  connection?: string | undefined;
}

/** Whether a place is the one, or one of those, that the selector names. Exact, in any case. */
export function matches(ref: ConnectionRef, selector: Selector): boolean {
  const is = (value: string | null, wanted: string) =>
    value?.toLowerCase() === wanted.toLowerCase();
  const {app, resource, connection} = selector;
  return (
    (app === undefined || is(ref.app_name, app)) &&
    (resource === undefined || is(ref.resource_name, resource) || is(ref.id, resource)) &&
    (connection === undefined ||
      is(ref.resource_name, connection) ||
      is(ref.id, connection) ||
      is(ref.app_name, connection))
  );
}

/** The names of a connection as documents have them. */
export function identityOf({id, resource_name, app_name}: ConnectionRef) {
  return {id, resource_name, app_name};
}

/** How a connection is called in a sentence: the most telling name that it has. */
export function nameOf(ref: Pick<ConnectionRef, 'id' | 'resource_name' | 'app_name'>): string {
  return ref.resource_name ?? ref.app_name ?? ref.id;
}

/** How the selector reads in a sentence, such as “app acme, resource herokuconnect-a-1”. */
export function describeSelector(selector: Selector): string {
  return [
    selector.connection,
    selector.app && `app ${selector.app}`,
    selector.resource && `resource ${selector.resource}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What names a mapping. */
export interface MappingName {
  object_name: string;
  id: string;
}

/**
 * What is remembered of where connections and mappings are, so that the next command takes one
 * request. It saves time and decides nothing: what turns out wrong is forgotten and looked up.
 */
export interface RememberedConnections {
  all(): ConnectionRef[];
  /** A connection's mappings; empty where none are remembered. */
  mappings(connectionId: string): MappingName[];
  remember(refs: readonly ConnectionRef[]): void;
  /** Remembers a place with all of its mappings; of several of one object, the last. */
  rememberMappings(ref: ConnectionRef, mappings: readonly MappingName[]): void;
  forget(connectionId: string): void;
}
