import type {Connection} from '../connections/connection.ts';
import type {ConnectionRef} from '../connections/connection-ref.ts';
import {ownFindings} from '../diagnosis/own-findings.ts';
import {connectionHealth, mappingHealth, stateHealth, type Health} from '../health.ts';
import type {LoadProgress} from '../mappings/load-progress.ts';
import type {Counts, Mapping} from '../mappings/mapping.ts';
import {nextOfConnection} from '../next-of-state.ts';
import {isHealthy, type State} from '../states.ts';
import {parseTimestamp} from '../text/timestamp.ts';
import type {OtherProgram, Run} from '../../next-step.ts';

/** A mapping as a watch keeps it: a fleet has tens of thousands. */
export interface WatchedMapping {
  id: string;
  object_name: string;
  state: State;
  health: Health;
  access: string | null;
  counts: Counts;
  /** Milliseconds since Salesforce was polled, by the service's clock; null where it is not known. */
  lag: number | null;
  /** That this is too long for its polling interval, in a sentence; null where it is not. */
  late: string | null;
}

/** A connection as a read has shown it. */
export interface WatchedConnection extends ConnectionRef {
  region: string | null;
  state: State;
  health: Health;
  /** Null where the service did not send them. */
  mappings: readonly WatchedMapping[] | null;
  /** Loads under way. */
  loads: readonly LoadProgress[];
  /** The longest lag of its mappings, in milliseconds. */
  lag: number | null;
  /** The command that leads on from what is worst. */
  next: Run | OtherProgram | null;
}

/**
 * What a watch keeps of a connection that was read.
 *
 * @param loads of its mappings, as they were tracked
 */
export function watchedConnection(
  connection: Connection,
  loads: readonly LoadProgress[],
): WatchedConnection {
  const {id, resource_name, app_name, region_url, region, state, mappings} = connection;
  // Lag means nothing by another clock than the service's own.
  const now = connection.sentAt;
  const late = new Map(
    ownFindings(connection, mappings ?? [], now)
      .filter(({rule}) => rule === 'lag')
      .map(({object_name, message}) => [object_name, message]),
  );
  const watched =
    mappings?.map((mapping) => watchedMapping(mapping, isHealthy(state) ? now : null, late)) ??
    null;
  const lags = (watched ?? []).flatMap(({lag}) => (lag === null ? [] : [lag]));
  return {
    ...{id, resource_name, app_name, region_url, region, state},
    health: connectionHealth(connection),
    mappings: watched,
    loads: loads.filter((load) => stateHealth(load.state) === 'working'),
    lag: lags.length === 0 ? null : lags.reduce((a, b) => Math.max(a, b)),
    next: nextOfConnection(connection),
  };
}

function watchedMapping(
  mapping: Mapping,
  now: number | null,
  late: ReadonlyMap<string | null, string>,
): WatchedMapping {
  const {id, object_name, state, access, counts, times} = mapping;
  const polled = parseTimestamp(times.sf_poll);
  return {
    ...{id, object_name, state, access, counts},
    health: mappingHealth(mapping),
    lag: now === null || polled === null || !isHealthy(state) ? null : Math.max(0, now - polled),
    late: late.get(object_name) ?? null,
  };
}

/** The failed writes of all mappings; null where the mappings are not known. */
export function writeErrorsOf({mappings}: Pick<WatchedConnection, 'mappings'>): number | null {
  return sumOf(mappings, ({counts}) => counts.errors);
}

/** The changes that wait to be written to Salesforce; null where the mappings are not known. */
export function pendingOf({mappings}: Pick<WatchedConnection, 'mappings'>): number | null {
  return sumOf(mappings, ({counts}) => counts.pending);
}

function sumOf(
  mappings: WatchedConnection['mappings'],
  value: (mapping: WatchedMapping) => number | null,
): number | null {
  return mappings === null
    ? null
    : mappings.reduce((sum, mapping) => sum + (value(mapping) ?? 0), 0);
}

/** Whether work is under way that is going to end. */
export function isMoving({state, mappings}: WatchedConnection): boolean {
  return (
    stateHealth(state) === 'working' ||
    (mappings ?? []).some((mapping) => stateHealth(mapping.state) === 'working')
  );
}
