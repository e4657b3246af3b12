import type {Connection} from '../../domain/connections/connection.ts';
import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {isHeld, runOf, type Pause, type PauseNote} from '../../domain/pauses.ts';
import {newestResting} from '../../domain/stale-reads.ts';
import type {StaysPaused} from '../../domain/outcomes.ts';
import {Failure, isFailure} from '../../errors.ts';
import {again} from '../../next-step.ts';
import type {Context} from '../context.ts';
import {pauseBetweenPolls, wait} from '../wait.ts';
import {pauseConnection} from './pause-resume-restart.ts';

/** What a run needs a connection paused for. */
export interface PausedWork<T> extends Pick<Pause, 'by' | 'target_version'> {
  /** Milliseconds for the pause, and for the resume. */
  timeout: number;
  skipStaleCheck?: boolean;
  /** Whether to resume at the end a connection that is paused already; null: as those who paused it. */
  resumes: boolean | null;
  /**
   * What needs it paused.
   *
   * @param stays why it will stay paused; null where it is resumed
   * @param note keeps what others have to know of the work
   */
  work: (stays: StaysPaused | null, note: (changes: Partial<Pause>) => void) => Promise<T>;
}

/** How the last steps are taken, whatever has ended the others: with a context that Ctrl-C leaves alone. */
export type CleanUp = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** What a run has done, and how it left the connection. */
export interface PausedResult<T> {
  value: T;
  /** Why the connection is still paused; null where it was resumed. */
  stays: StaysPaused | null;
}

/** Milliseconds for which an accepted resume is watched until it shows. */
const resumeShows = 60_000;

/**
 * Pauses a connection, does `work`, and resumes it, however that has ended. One that was paused before
 * stays so, and while another run needs it paused, that one resumes it. A note says so to other runs,
 * in case this one is killed.
 *
 * @param before the connection as it was read just now
 * @throws Failure `unhealthy` where it could not be resumed, with the command that does; else what
 *   pausing or `work` throws
 */
export async function whilePaused<T>(
  context: Context,
  cleanUp: CleanUp,
  before: Connection,
  {timeout, skipStaleCheck = false, work, ...pause}: PausedWork<T>,
): Promise<PausedResult<T>> {
  const {pauses} = context;
  await untilNoResumePending(context, before, timeout);
  const own = holdPause(context, before, pause);
  const sent = {may: false};
  let stays: StaysPaused | null = null;
  const attempt = async (): Promise<T> => {
    const options = {timeout, skipStaleCheck, wait: true} as const;
    const outcome = await pauseConnection(watchingPause(context, sent), before, options);
    if (outcome.outcome === 'already') {
      // It was paused by somebody else after it was read, or before.
      const resumes = pause.resumes ?? sharesPause(pauses.of(before.id), own);
      pauses.update(own, {resumes, phase: 'paused'});
      if (!resumes) stays = {reason: 'paused_before', by: null};
    } else pauses.update(own, {resumes: pause.resumes ?? true, phase: 'paused'});
    return work(stays, (changes) => {
      pauses.update(own, changes);
    });
  };
  const ended = await settled(attempt());
  const mayBePaused =
    sent.may || pauses.of(before.id).some(({key, phase}) => key === own && phase === 'paused');
  if (!mayBePaused) pauses.remove(own);
  else {
    const released = await settled(
      cleanUp((uninterrupted) => release({...uninterrupted, pauses}, before, own, timeout)),
    );
    if ('error' in released) throw stillPaused(before, released.error, ended);
    stays = released.value;
  }
  if ('error' in ended) throw withRelease(ended.error, before, mayBePaused, stays);
  return {value: ended.value, stays};
}

type Settled<T> = {value: T} | {error: unknown};

async function settled<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return {value: await work};
  } catch (error) {
    return {error};
  }
}

/** Notes that this run needs the connection paused. @returns the note's key */
function holdPause(
  {pauses}: Context,
  before: Connection,
  {by, target_version, resumes}: Pick<PausedWork<unknown>, 'by' | 'target_version' | 'resumes'>,
): string {
  return pauses.exclusively(() => {
    const notes = pauses.of(before.id);
    // What a killed run has left to do, this one takes over.
    const mine = notes.filter((note) => resumes !== null && note.run === 'ended' && note.by === by);
    for (const {key} of mine) pauses.remove(key);
    const isPaused = before.state.name === 'PAUSED';
    return pauses.add(before, {
      by,
      target_version,
      command_pid: null,
      holds: true,
      resumes: isPaused ? (resumes ?? sharesPause(notes, null)) : true,
      phase: isPaused ? 'paused' : 'pausing',
    });
  });
}

/** Whether another run keeps it paused now and would resume it, so that the last one has to. */
function sharesPause(notes: readonly PauseNote[], own: string | null): boolean {
  return notes.some((note) => note.key !== own && isHeld(note) && note.resumes);
}

/** Waits while another run is resuming the connection: what it shows then is about to change. */
async function untilNoResumePending(
  context: Context,
  before: Connection,
  timeout: number,
): Promise<void> {
  const {clock, pauses} = context;
  const start = clock.monotonic();
  const isResuming = (note: PauseNote) => note.run === 'alive' && note.phase === 'resuming';
  for (;;) {
    const resuming = pauses.of(before.id).find(isResuming);
    if (resuming === undefined) return;
    const elapsed = clock.monotonic() - start;
    if (elapsed >= timeout) {
      throw new Failure('pending', `${nameOf(before)} was not paused.`, {
        reason: `Another command (${runOf(resuming)}) is still resuming it.`,
        next: again(),
      });
    }
    await clock.sleep(pauseBetweenPolls(elapsed));
  }
}

/** The same context, which notes whether a pause may have been accepted. */
function watchingPause(context: Context, sent: {may: boolean}): Context {
  const actOnConnection: Context['api']['actOnConnection'] = async (ref, action) => {
    sent.may = true;
    try {
      await context.api.actOnConnection(ref, action);
    } catch (error) {
      sent.may = !isFailure(error) || mayBeTaken(error);
      throw error;
    }
  };
  return {...context, api: {...context.api, actOnConnection}};
}

/** Whether a request that failed may have been accepted all the same. */
function mayBeTaken({kind, facts}: Failure): boolean {
  if (facts.taken !== undefined) return facts.taken !== 'no';
  return (kind === 'service' || kind === 'cancelled') && facts.httpStatus !== 429;
}

/**
 * Gives up what this run holds: resumes the connection, unless somebody needs it paused.
 *
 * @returns why it stays paused; null where it does not
 * @throws Failure where it could not be resumed
 */
async function release(
  context: Context,
  ref: ConnectionRef,
  own: string,
  timeout: number,
): Promise<StaysPaused | null> {
  const {pauses} = context;
  const stays = pauses.exclusively(() => {
    const notes = pauses.of(ref.id);
    const mine = notes.find(({key}) => key === own);
    const others = notes.filter(({key}) => key !== own);
    const reason = reasonToStay(mine, others);
    if (reason === null) pauses.update(own, {phase: 'resuming'});
    else {
      const nextHolder = others.find(isHeld);
      if (mine?.resumes === true && nextHolder !== undefined)
        pauses.update(nextHolder.key, {resumes: true});
      pauses.remove(own);
    }
    return reason;
  });
  if (stays !== null) return stays;
  await resume(context, ref, timeout);
  // A note stays where that does not show in time, so that the next command looks.
  const isResumed = await untilResumeShows(context, ref, Math.min(timeout, resumeShows));
  if (isResumed) {
    for (const note of pauses.of(ref.id))
      if (note.key === own || !isHeld(note)) pauses.remove(note.key);
  }
  return null;
}

function reasonToStay(
  mine: PauseNote | undefined,
  others: readonly PauseNote[],
): StaysPaused | null {
  if (mine?.resumes !== true) return {reason: 'paused_before', by: null};
  const mayHold = (note: PauseNote) => isHeld(note) || (note.holds && note.run === 'elsewhere');
  const holder = others.find((note) => mayHold(note) && note.phase !== 'resuming');
  if (holder !== undefined) return {reason: 'held', by: runOf(holder)};
  const pausedByUser = others.some(({holds, began}) => !holds && began >= mine.began);
  return pausedByUser ? {reason: 'paused_since', by: null} : null;
}

/** Asks to resume until that is accepted. @throws Failure when the wait times out, or it is of no use */
async function resume(context: Context, ref: ConnectionRef, timeout: number): Promise<void> {
  const {api, accepted, clock, report} = context;
  const start = clock.monotonic();
  for (;;) {
    const elapsed = clock.monotonic() - start;
    let failure: Failure;
    try {
      await api.actOnConnection(ref, 'resume');
      return;
    } catch (error) {
      if (!isFailure(error)) throw error;
      failure = error;
    }
    if (failure.kind === 'refused') {
      const isPausing = () => newestResting(accepted.of(ref.id))?.action === 'pause';
      const seen = await settled(api.connection(ref));
      if ('value' in seen && seen.value.state.name !== 'PAUSED' && !isPausing()) return;
    } else if (failure.kind !== 'service' || failure.facts.lasting === true) throw failure;
    const rest = timeout - (clock.monotonic() - start);
    if (rest <= 0) throw failure;
    const retryIn = Math.max(
      pauseBetweenPolls(elapsed),
      (failure.facts.retryAfter ?? 0) * 1000,
      1000,
    );
    const message = [`${nameOf(ref)} is not resumed yet.`, failure.message, failure.reason];
    report({type: 'retry', message: message.filter(Boolean).join(' '), retryIn});
    await clock.sleep(Math.min(retryIn, rest));
  }
}

/** Whether an accepted resume shows in time. */
async function untilResumeShows(context: Context, ref: ConnectionRef, timeout: number) {
  const seen = await settled(
    wait(context, {
      what: nameOf(ref),
      unfinished: `${nameOf(ref)} still shows PAUSED.`,
      timeout,
      resume: again(),
      poll: () => context.api.connection(ref),
      check: ({state}) => (state.name === 'PAUSED' ? {pending: 'still PAUSED'} : {done: true}),
    }),
  );
  if ('error' in seen && !isFailure(seen.error)) throw seen.error;
  return 'value' in seen;
}

/** The failure of a run that has left its connection paused. */
function stillPaused(connection: Connection, error: unknown, ended: Settled<unknown>): unknown {
  if (!isFailure(error)) return error;
  const {id, resource_name} = connection;
  const message = [error.message, error.reason].filter(Boolean).join(' ');
  const before = 'error' in ended && isFailure(ended.error) ? [ended.error.message] : [];
  return new Failure('unhealthy', `${nameOf(connection)} is still PAUSED: resuming it failed.`, {
    reason: [...before, message].join(' '),
    next: {run: 'connections:resume', connection},
    details: {
      id,
      resource_name,
      state: 'PAUSED',
      resumed: false,
      ...('error' in ended && isFailure(ended.error) ? ended.error.details : {}),
      ...('value' in ended && typeof ended.value === 'number'
        ? {command_exit_status: ended.value}
        : {}),
    },
  });
}

/** The failure of `work`, which says how the connection was left. */
function withRelease(
  error: unknown,
  connection: Connection,
  mayBePaused: boolean,
  stays: StaysPaused | null,
): unknown {
  if (!isFailure(error)) return error;
  const name = nameOf(connection);
  if (!mayBePaused) return error;
  const now = stays === null ? `${name} was resumed.` : `${name} stays PAUSED.`;
  return error.with(error.message, {
    reason: [error.reason, now].filter(Boolean).join(' '),
    details: {resumed: stays === null},
  });
}
