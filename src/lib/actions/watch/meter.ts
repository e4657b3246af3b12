import type {Traffic} from '../../api/index.ts';

/** Counts what a watch asks of the service. */
export interface Meter {
  traffic: Traffic;
  /** How many requests were sent to a URL, whatever its query. */
  count(url: string): number;
}

/** A meter that has counted nothing. */
export function createMeter(): Meter {
  const counts = new Map<string, number>();
  return {
    traffic: ({origin, pathname}) => {
      const url = origin + pathname;
      counts.set(url, (counts.get(url) ?? 0) + 1);
    },
    count: (url) => counts.get(url) ?? 0,
  };
}
