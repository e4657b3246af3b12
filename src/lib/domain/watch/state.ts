import type {Failure} from '../../errors.ts';
import {changesOf, changeText, wholeChange, type Change} from './changes.ts';
import type {WatchedConnection} from './watched.ts';

/** What is known of one connection. */
export interface WatchRow {
  connection: WatchedConnection;
  /** The name of the source that it is read from. */
  source: string;
  /** Milliseconds since 1970, when it was read last. */
  readAt: number;
  /** When it was found to be gone; null while it is there. */
  goneAt: number | null;
  /** What changed last of the connection; null where nothing did since the watch began. */
  changed: {at: number; text: string} | null;
  /** What changed last of each mapping, by its id. */
  mappingChanges: ReadonlyMap<string, {at: number; text: string}>;
  /** The requests of this watch that count against its daily budget, or may. */
  requests: number;
}

/** Why a source cannot be read. */
export interface SourceTrouble {
  /** Milliseconds since 1970, when the first read in a row failed. */
  since: number;
  /** The failure of the last read. */
  failure: Failure;
  /** Milliseconds since 1970, when it is read again. */
  retryAt: number;
}

/** What is read by itself: the connections of a region, or one connection. */
export interface WatchSource {
  name: string;
  /** Null where the last read succeeded, or none has ended yet. */
  trouble: SourceTrouble | null;
  /** Whether it was read at least once. */
  read: boolean;
}

/** All that a watch knows. */
export interface WatchState {
  rows: ReadonlyMap<string, WatchRow>;
  sources: ReadonlyMap<string, WatchSource>;
  /** The latest changes, the newest first. */
  changes: readonly Change[];
}

/** What a read of a source has brought. */
export interface WatchRead {
  source: string;
  /** Milliseconds since 1970. */
  at: number;
  connections: readonly WatchedConnection[];
  /** The requests that the read may count against the budget of each connection. */
  requests: number;
}

const mostChanges = 200;

/** The state of a watch that has read nothing. @param sources their names */
export function emptyWatch(sources: readonly string[]): WatchState {
  return {
    rows: new Map(),
    sources: new Map(sources.map((name) => [name, {name, trouble: null, read: false}])),
    changes: [],
  };
}

/** What is known after a read, and what has changed by it. */
export function afterRead(
  state: WatchState,
  {source, at, connections, requests}: WatchRead,
): {state: WatchState; changes: Change[]} {
  const {trouble = null, read = false} = state.sources.get(source) ?? {};
  const rows = new Map(state.rows);
  const changes: Change[] = [];
  const seen = new Set<string>();
  for (const connection of connections) {
    const {id} = connection;
    seen.add(id);
    const row = rows.get(id);
    const found = changesOfRow(row, connection, {at, source, read});
    changes.push(...found);
    rows.set(id, {
      connection,
      source,
      readAt: at,
      goneAt: null,
      ...marks(row, read ? found : []),
      requests: (row?.requests ?? 0) + requests,
    });
  }
  for (const [id, row] of rows) {
    if (row.source !== source || seen.has(id)) continue;
    const counted = row.requests + requests;
    if (row.goneAt !== null) {
      rows.set(id, {...row, requests: counted});
      continue;
    }
    const change = wholeChange('gone', {at, source}, row.connection, 'deleted, or you lost access');
    changes.push(change);
    rows.set(id, {...row, goneAt: at, ...marks(row, [change]), requests: counted});
  }
  if (trouble !== null) {
    changes.unshift(
      wholeChange('readable', {at, source}, onlyOf(rows, source), 'can be read again'),
    );
  }
  return withChanges(
    {...state, rows, sources: replaced(state.sources, {name: source, trouble: null, read: true})},
    changes,
  );
}

/**
 * What is known after a read that failed: the last known values stay, and are old.
 *
 * @param requests those of the read, which count against the budget of each connection, or may
 */
export function afterFailure(
  state: WatchState,
  {source, at, requests}: Pick<WatchRead, 'source' | 'at' | 'requests'>,
  why: Pick<SourceTrouble, 'failure' | 'retryAt'>,
): {state: WatchState; changes: Change[]} {
  const {trouble = null, read = false} = state.sources.get(source) ?? {};
  const rows = new Map(state.rows);
  for (const [id, row] of rows) {
    if (row.source === source) rows.set(id, {...row, requests: row.requests + requests});
  }
  const next = {name: source, read, trouble: {...why, since: trouble?.since ?? at}};
  const {message, reason} = why.failure;
  const text = [message, reason].filter(Boolean).join(' ');
  const changes =
    trouble === null ? [wholeChange('unreadable', {at, source}, onlyOf(rows, source), text)] : [];
  return withChanges({...state, rows, sources: replaced(state.sources, next)}, changes);
}

/** The one connection that a source has; null where it has several, or none is known. */
function onlyOf(rows: WatchState['rows'], source: string) {
  const [row, ...others] = [...rows.values()].filter((one) => one.source === source);
  return row === undefined || others.length > 0 ? null : row.connection;
}

/** Counts requests that were made for one connection beside its reads. */
export function countRequests(state: WatchState, id: string, requests: number): WatchState {
  const row = state.rows.get(id);
  if (row === undefined) return state;
  return {
    ...state,
    rows: new Map(state.rows).set(id, {...row, requests: row.requests + requests}),
  };
}

/** Whether what is known of a connection is old, as its source cannot be read. */
export function isOld({sources}: WatchState, {source}: WatchRow): boolean {
  return (sources.get(source)?.trouble ?? null) !== null;
}

/** The most that any one connection was asked. */
export function mostRequests({rows}: WatchState): number {
  return [...rows.values()].reduce((most, {requests}) => Math.max(most, requests), 0);
}

function changesOfRow(
  row: WatchRow | undefined,
  connection: WatchedConnection,
  {read, ...when}: Pick<WatchRead, 'source' | 'at'> & {read: boolean},
): Change[] {
  const {state} = connection;
  if (row === undefined) {
    return [wholeChange(read ? 'added' : 'found', when, connection, state.name)];
  }
  if (row.goneAt !== null) return [wholeChange('added', when, connection, state.name)];
  return changesOf(row.connection, connection, when);
}

function marks(
  row: WatchRow | undefined,
  changes: readonly Change[],
): Pick<WatchRow, 'changed' | 'mappingChanges'> {
  const last = changes.findLast(({mapping}) => mapping === null) ?? changes.at(-1);
  const ofMappings = changes.flatMap(({mapping, at, text}) =>
    mapping === null ? [] : [[mapping.id, {at, text}] as const],
  );
  return {
    changed: last === undefined ? (row?.changed ?? null) : {at: last.at, text: changeText(last)},
    mappingChanges:
      ofMappings.length === 0
        ? (row?.mappingChanges ?? new Map())
        : new Map([...(row?.mappingChanges ?? []), ...ofMappings]),
  };
}

function replaced(
  sources: WatchState['sources'],
  source: WatchSource,
): ReadonlyMap<string, WatchSource> {
  return new Map(sources).set(source.name, source);
}

function withChanges(state: WatchState, changes: Change[]) {
  const shown = changes.filter(({kind}) => kind !== 'found');
  return {
    state: {...state, changes: [...shown.toReversed(), ...state.changes].slice(0, mostChanges)},
    changes,
  };
}
