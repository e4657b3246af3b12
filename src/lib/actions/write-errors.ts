import type {ReadList} from '../api/pages.ts';
import {writeErrorsKept} from '../domain/assumptions.ts';
import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {ListedWriteErrors} from '../domain/outcomes.ts';
import type {Since} from '../domain/text/since.ts';
import {parseTimestamp} from '../domain/text/timestamp.ts';
import type {WriteError} from '../domain/write-errors/write-error.ts';
import {Failure} from '../errors.ts';

/** Later than every time. */
const latest = Number.MAX_SAFE_INTEGER;

/**
 * The failed writes that were read, the newest first.
 *
 * @param since null for all that the service keeps
 * @throws Failure `usage` for a time that the service no longer keeps
 */
export function writeErrorsSince(
  connection: ConnectionRef,
  mapping: string | null,
  {items, at: now, failure}: ReadList<WriteError>,
  since: Since | null,
): ListedWriteErrors {
  const from = since === null ? null : startOf(since, now);
  // An error without a time may well be one of those that were asked for.
  const timed = items.map((error) => ({error, time: parseTimestamp(error.created_at) ?? latest}));
  timed.sort((a, b) => b.time - a.time);
  const until = from === null ? -1 : timed.findIndex(({time}) => time < from);
  const all = timed.map(({error}) => error);
  const [errors, earlier] = until === -1 ? [all, []] : [all.slice(0, until), all.slice(until)];
  return {connection, mapping, errors, earlier, since: from, now, failure};
}

/** @throws Failure where it is too early, or where the service does not tell its time */
function startOf(since: Since, now: number | null): number {
  if (now === null && 'ago' in since) {
    throw new Failure('service', 'Heroku Connect did not send its time.', {
      reason: 'A duration requires it; use a UTC time instead.',
      next: {again: {flags: {since: '2026-01-15T09:00:00Z'}}, note: 'uses a UTC time'},
    });
  }
  const from = 'at' in since ? since.at : (now ?? 0) - since.ago;
  // A time span was measured when it was typed; a time, by a clock that may differ a little.
  if (now !== null && from < now - writeErrorsKept - 60_000) throw tooEarly();
  return from;
}

/** The failure for a time before the first write error that the service keeps. */
export function tooEarly(): Failure {
  const kept = `${writeErrorsKept / 3_600_000} hours`;
  return new Failure('usage', `--since is more than ${kept} ago.`, {
    reason: `Heroku Connect keeps write errors for ${kept}; older ones are in the table _trigger_log_archive.`,
    next: {again: {without: ['since']}},
  });
}
