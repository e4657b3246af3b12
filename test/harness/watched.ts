import type {Connection} from '../../src/lib/domain/connections/connection.ts';
import {connectionState} from '../../src/lib/domain/connections/states.ts';
import type {Counts, Mapping} from '../../src/lib/domain/mappings/mapping.ts';
import {mappingState} from '../../src/lib/domain/mappings/states.ts';
import {watchedConnection, type WatchedConnection} from '../../src/lib/domain/watch/watched.ts';

/** A mapping in a few words: its state, and what else differs from one that is well. */
export interface Sketch {
  state?: string;
  counts?: Partial<Counts>;
  /** Milliseconds since it was polled. */
  lag?: number;
}

/** The present by the service's clock. */
export const serviceNow = Date.UTC(2026, 0, 15, 9);

/** A connection as the service would send it. @param mappings by their objects */
export function connectionOf(
  app: string,
  state: string,
  mappings: Readonly<Record<string, Sketch>> | null = {},
): Connection {
  return {
    id: `id-of-${app}`,
    resource_name: `herokuconnect-${app}`,
    app_name: app,
    region_url: 'https://connect-dublin.heroku.com',
    region: 'dublin',
    state: connectionState(state),
    mappings_summary: 'OK',
    sentAt: serviceNow,
    mappings:
      mappings === null
        ? null
        : Object.entries(mappings).map(([object_name, sketch]) => mappingOf(object_name, sketch)),
  } as Connection;
}

function mappingOf(
  object_name: string,
  {state = 'DATA_SYNCED', counts = {}, lag = 60_000}: Sketch,
): Mapping {
  return {
    id: `id-of-${object_name}`,
    object_name,
    state: mappingState(state),
    access: 'read_only',
    sf_polling_seconds: 600,
    upsert_field: null,
    counts: {db: 100, sf: 100, pending: 0, errors: 0, ...counts},
    times: {
      sf_poll: new Date(serviceNow - lag).toISOString(),
      sf_write: null,
      db_poll: null,
      db_write: null,
    },
  } as Mapping;
}

/** The same as a watch keeps it. */
export function watched(...sketch: Parameters<typeof connectionOf>): WatchedConnection {
  return watchedConnection(connectionOf(...sketch), []);
}
