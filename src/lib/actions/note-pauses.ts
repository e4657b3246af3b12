import type {Api} from '../api/index.ts';
import type {AcceptedChanges} from '../domain/accepted-changes.ts';
import type {Connection} from '../domain/connections/connection.ts';
import {nameOf} from '../domain/connections/connection-ref.ts';
import {isHeld, isLeft, isOver, runOf, type Pauses} from '../domain/pauses.ts';
import type {Report} from '../domain/report.ts';
import {newestResting} from '../domain/stale-reads.ts';
import {formatTimestamp} from '../domain/text/timestamp.ts';

/** What is asked about pauses, and who is told. */
interface PauseNoteContext {
  pauses: Pauses;
  accepted: AcceptedChanges;
  clock: {now(): number};
  report: Report;
}

/**
 * The same calls, each of which compares what it reads of a connection with the notes of pauses: it
 * tells where a run that was killed has left a connection paused, and drops the notes of one that was
 * resumed. A pause that is accepted, and that no run holds, is noted as a person's.
 */
export function withPauseNotes(api: Api, {pauses, accepted, clock, report}: PauseNoteContext): Api {
  const reported = new Set<string>();
  const see = (connection: Connection): void => {
    const notes = pauses.of(connection.id);
    if (notes.length === 0) return;
    const pending = newestResting(accepted.of(connection.id))?.action;
    if (connection.state.name !== 'PAUSED') {
      if (pending === 'pause') return;
      const over = notes.filter((note) => isOver(note, clock.now()));
      for (const {key} of over) pauses.remove(key);
      return;
    }
    for (const {key, holds, phase} of notes) {
      if (!holds && phase === 'pausing') pauses.update(key, {phase: 'paused'});
    }
    if (pending === 'resume' || pending === 'restart') return;
    if (notes.some((note) => isHeld(note) && note.run !== 'ended')) return;
    const left = notes.find(isLeft);
    if (left === undefined || reported.has(left.key)) return;
    reported.add(left.key);
    const since = formatTimestamp(new Date(left.began).toISOString()) ?? '';
    const text = `${nameOf(connection)} is still PAUSED: a killed command (${runOf(left)}) paused it at ${since}.`;
    const run = {run: 'connections:resume', connection};
    report({type: 'warning', text, next: {to: 'resume it', run}});
  };
  return {
    ...api,
    async connection(ref, options) {
      const connection = await api.connection(ref, options);
      see(connection);
      return connection;
    },
    async deepConnection(ref, options) {
      const connection = await api.deepConnection(ref, options);
      see(connection);
      return connection;
    },
    async *connectionPages(endpoint, options) {
      for await (const page of api.connectionPages(endpoint, options)) {
        const noted = pauses.connections();
        for (const connection of page) if (noted.has(connection.id)) see(connection);
        yield page;
      }
    },
    async actOnConnection(ref, action) {
      await api.actOnConnection(ref, action);
      if (action !== 'pause') return;
      const notes = pauses.of(ref.id);
      if (notes.some(({holds, run}) => holds && run === 'own')) return;
      for (const note of notes) if (!isHeld(note)) pauses.remove(note.key);
      pauses.add(ref, {
        by: 'connections:pause',
        holds: false,
        resumes: false,
        phase: 'pausing',
        target_version: null,
        command_pid: null,
      });
    },
  };
}
