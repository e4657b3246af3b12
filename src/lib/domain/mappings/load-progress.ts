import type {Mapping} from './mapping.ts';
import {isSettled, type State} from '../states.ts';

/** How far the load of one table is. */
export interface LoadProgress {
  object_name: string;
  state: State;
  /** Rows in Postgres and in Salesforce. */
  db: number | null;
  sf: number | null;
  /** From 0 to 1; null where the rows are not known. */
  share: number | null;
  /** Rows a second since the load was first seen; null while there is too little to tell. */
  rate: number | null;
  /** Milliseconds until it ends at that rate. */
  left: number | null;
}

/** Milliseconds beyond which a guess of the time left tells nothing: thirty days. */
const longestLoad = 30 * 86_400_000;

/** Watches loads over time; call it with what each look has brought. @param now in milliseconds */
export function trackLoads() {
  const firsts = new Map<string, {at: number; db: number}>();
  return (mappings: readonly Mapping[], now: number): LoadProgress[] =>
    mappings.map(({id, object_name, state, counts: {db, sf}}) => {
      const share = db === null || sf === null || sf === 0 ? null : Math.min(1, db / sf);
      const base = {object_name, state, db, sf, share};
      const first = firsts.get(id);
      // A reload begins by emptying the table: what was counted before is of no use for the rate.
      if (isSettled(state) || db === null || first === undefined || db < first.db) {
        if (!isSettled(state) && db !== null) firsts.set(id, {at: now, db});
        return {...base, rate: null, left: null};
      }
      const seconds = (now - first.at) / 1000;
      const rate = seconds > 0 && db > first.db ? (db - first.db) / seconds : null;
      const left = rate === null || sf === null ? null : (Math.max(0, sf - db) / rate) * 1000;
      return {...base, rate, left: left === null || left > longestLoad ? null : left};
    });
}
