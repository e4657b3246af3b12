/**
 * Where a connection lives: what has to be known to call it, and the names by which people ask
 * for it. Region and cell decide the host, so it is learned from discovery and remembered.
 */
export interface ConnectionRef {
  /** The connection's UUID, which is also its add-on's. */
  id: string;
  resource_name: string | null;
  app_name: string | null;
  /** Where the service told it. */
  app_id?: string | null | undefined;
  /** Without `/api/v3` and without a slash at the end. */
  region_url: string;
}

/** What a user gave to name a connection. All of it has to fit. */
export interface Selector {
  app?: string | undefined;
  resource?: string | undefined;
  /** A resource name, an id or an app name. */
  connection?: string | undefined;
  /** Where the app is from, such as HEROKU_APP, where nobody has typed it. */
  source?: string | undefined;
  /** Whether something will be changed, so that what is remembered of an app is not enough. */
  change?: boolean | undefined;
}

/** Whether a selector names a connection by its app alone, which can have several. */
export function isByApp(ref: ConnectionRef, selector: Selector): boolean {
  const {resource, connection} = selector;
  return (
    resource === undefined && (connection === undefined || !matches(ref, {resource: connection}))
  );
}

/** Whether a word is an id, as connections and apps have one. */
export function isUuid(word: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(word);
}

/** Whether a place is the one, or one of those, that the selector names. Exact, in any case. */
export function matches(ref: ConnectionRef, selector: Selector): boolean {
  const is = (value: string | null | undefined, wanted: string) =>
    value?.toLowerCase() === wanted.toLowerCase();
  const isApp = (wanted: string) => is(ref.app_name, wanted) || is(ref.app_id, wanted);
  const {app, resource, connection} = selector;
  return (
    (app === undefined || isApp(app)) &&
    (resource === undefined || is(ref.resource_name, resource) || is(ref.id, resource)) &&
    (connection === undefined ||
      is(ref.resource_name, connection) ||
      is(ref.id, connection) ||
      isApp(connection))
  );
}

/** The names of a connection as documents have them. */
export function identityOf({id, resource_name, app_name}: ConnectionRef) {
  return {id, resource_name, app_name};
}

/** How a connection is called in a sentence: the most telling name that it has. */
export function nameOf(ref: Pick<ConnectionRef, 'id' | 'resource_name' | 'app_name'>): string {
  return ref.resource_name ?? ref.app_name ?? (ref.id || '(no name)');
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

export interface RememberedConnection extends ConnectionRef {
  /** When the connections of its app were listed last, in milliseconds since 1970; 0 if never. */
  seen: number;
}

/**
 * What is remembered of where connections and mappings are, so that the next command takes one
 * request. It saves time and decides nothing: what turns out wrong is forgotten and looked up.
 */
export interface RememberedConnections {
  all(): RememberedConnection[];
  /** A connection's mappings; empty where none are remembered. */
  mappings(connectionId: string): MappingName[];
  /** @param seen milliseconds since 1970, where all connections of their apps are among them */
  remember(refs: readonly ConnectionRef[], seen?: number): void;
  /** Remembers a place with all of its mappings; of several of one object, the last. */
  rememberMappings(ref: ConnectionRef, mappings: readonly MappingName[]): void;
  forget(connectionId: string): void;
  /** Keeps what is learned in memory, for a run that learns it bit by bit. @returns writes it all */
  postpone(): () => void;
}
