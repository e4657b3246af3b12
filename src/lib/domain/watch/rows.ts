import {nameOf} from '../connections/connection-ref.ts';
import {byHealth} from '../health.ts';
import type {WatchRow, WatchState} from './state.ts';
import {writeErrorsOf, type WatchedMapping} from './watched.ts';

/** The orders of the rows, in the order in which a key goes through them. */
export const sortOrders = ['worst', 'name', 'changed', 'write errors', 'lag'] as const;

export type SortOrder = (typeof sortOrders)[number];

/** The order after one. */
export function nextOrder(order: SortOrder): SortOrder {
  return sortOrders[(sortOrders.indexOf(order) + 1) % sortOrders.length] ?? 'worst';
}

/**
 * The rows that a filter lets through, in order.
 *
 * @param filter a part of a name, of the state or of the health, in any case
 */
export function rowsOf({rows}: WatchState, order: SortOrder, filter: string): WatchRow[] {
  const wanted = filter.trim().toLowerCase();
  return [...rows.values()]
    .filter((row) => wanted === '' || wordsOf(row).some((word) => word.includes(wanted)))
    .sort((a, b) => comparisons[order](a, b) || byName(a, b));
}

/** Mappings, what needs a person first, then by name. */
export function sortedMappings(mappings: readonly WatchedMapping[]): WatchedMapping[] {
  return [...mappings].sort(
    (a, b) =>
      byHealth(a.health.class, b.health.class) ||
      Number(b.late !== null) - Number(a.late !== null) ||
      compare(a.object_name, b.object_name),
  );
}

/** Whether Salesforce was not polled in time for one of the mappings. */
export function isLate({connection}: WatchRow): boolean {
  return connection.mappings?.some(({late}) => late !== null) ?? false;
}

function wordsOf({connection, goneAt}: WatchRow): string[] {
  const {resource_name, app_name, region, state, health} = connection;
  return [resource_name, app_name, region, state.name, health.class, goneAt === null ? '' : 'gone']
    .filter((word) => word !== null)
    .map((word) => word.toLowerCase());
}

/** What is gone comes first of all: nobody looks for it. */
const comparisons: Readonly<Record<SortOrder, (a: WatchRow, b: WatchRow) => number>> = {
  worst: (a, b) =>
    Number(b.goneAt !== null) - Number(a.goneAt !== null) ||
    byHealth(a.connection.health.class, b.connection.health.class) ||
    Number(isLate(b)) - Number(isLate(a)),
  name: () => 0,
  changed: (a, b) => (b.changed?.at ?? 0) - (a.changed?.at ?? 0),
  'write errors': (a, b) => (writeErrorsOf(b.connection) ?? 0) - (writeErrorsOf(a.connection) ?? 0),
  lag: (a, b) => (b.connection.lag ?? -1) - (a.connection.lag ?? -1),
};

function byName({connection: a}: WatchRow, {connection: b}: WatchRow): number {
  return compare(a.app_name ?? '', b.app_name ?? '') || compare(nameOf(a), nameOf(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
