import {dailyBudget} from '../assumptions.ts';

/*
 * How often a watch reads. It reads quickly after a change and while work is under way, and seldom
 * while nothing happens. An allowance bounds it: whatever happens, a day takes less than
 * `watchShare` of what a connection may be asked a day.
 */

/** The share of a connection's daily requests that a day of watching stays under. */
export const watchShare = 0.3;

/** Milliseconds between two reads while nothing happens; a request is added to the allowance as often. */
export const quietPause = 90_000;
/** Requests that can be made before that rate binds: with it, 1,460 a day of 1,500. */
export const mostAllowed = 500;
/** Milliseconds for which what is left of the allowance has to last, so that it never runs out. */
const allowanceLasts = 1_500_000;
/** Milliseconds between two reads at least, and while work is under way at most. */
const quickestPause = 2000;
const movingPause = 15_000;
/** The share of the time since the last change after which to read again. */
const share = 0.1;
/** Milliseconds between two reads of a region in which there is no connection. */
export const emptyPause = 300_000;
/** How many times as long as a read took the pause after it is, so that large answers are rarer. */
const restFactor = 5;

/** Requests that may be made now, and when that was counted. */
export interface Allowance {
  requests: number;
  /** Milliseconds of a clock that cannot be set. */
  at: number;
}

/** The allowance at the beginning of a watch. */
export function fullAllowance(now: number): Allowance {
  return {requests: mostAllowed, at: now};
}

/** The allowance after some requests. It can be overdrawn by those that a read repeated. */
export function spend({requests, at}: Allowance, spent: number, now: number): Allowance {
  const earned = Math.max(0, now - at) / quietPause;
  return {requests: Math.min(mostAllowed, requests + earned) - spent, at: now};
}

/** What decides when to read again. */
export interface Pace {
  /** Milliseconds since something changed, or since the watch began. */
  sinceChange: number;
  /** Whether work is under way that is going to end. */
  moving: boolean;
  /** Whether there is anything to watch. */
  empty: boolean;
  /** Milliseconds that the last read took. */
  took: number;
  /** How many reads in a row have failed. */
  failures: number;
  /** Milliseconds that the service has asked to wait for. */
  retryAfter: number;
}

/** Milliseconds until the next read. */
export function pauseOf(pace: Pace, {requests}: Allowance): number {
  const {sinceChange, moving, empty, took, failures, retryAfter} = pace;
  const longest =
    failures > 0 ? quietPause : empty ? emptyPause : moving ? movingPause : quietPause;
  const wanted =
    failures > 0
      ? quickestPause * 2 ** Math.min(failures, 10)
      : empty
        ? emptyPause
        : sinceChange * share;
  const affordable = requests < 1 ? (1 - requests) * quietPause : allowanceLasts / requests;
  return Math.round(
    Math.max(
      Math.min(
        Math.max(wanted, quickestPause, took * restFactor),
        Math.max(longest, took * restFactor),
      ),
      affordable,
      retryAfter,
    ),
  );
}

/** The most requests that a day of watching can take of a connection. */
export const mostWatchRequests = Math.floor(dailyBudget * watchShare);
