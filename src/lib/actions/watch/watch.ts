import type {Change} from '../../domain/watch/changes.ts';
import {fullAllowance, pauseOf, spend, type Allowance} from '../../domain/watch/pace.ts';
import {
  afterFailure,
  afterRead,
  countRequests,
  emptyWatch,
  type WatchState,
} from '../../domain/watch/state.ts';
import {isMoving} from '../../domain/watch/watched.ts';
import {Failure, isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {serviceReason, failedPartsOf} from '../connections/reason.ts';
import type {Meter} from './meter.ts';
import {openSources, type Source, type WatchTargets} from './sources.ts';

/** What a watch works with. */
export interface WatchAccess {
  context: Context;
  /** Counts the requests of the contexts here. */
  meter: Meter;
  /** Ends the watch. */
  signal: AbortSignal;
  /**
   * The same with the token that is stored now.
   *
   * @returns null where that is the one that was not accepted
   */
  renew: () => Promise<Context | null>;
}

/** Who is told how a watch goes. It is awaited, and its failure ends the watch. */
export interface WatchListener {
  /** Something was read. The changes of the first reads come in the order of the sources. */
  read: (state: WatchState, changes: readonly Change[]) => Promise<void> | void;
  /** Everything was read once, or could not be. */
  begun: (state: WatchState) => Promise<void> | void;
}

/** A watch that runs. */
export interface Watch {
  state(): WatchState;
  /**
   * Reads until the time limit is reached.
   *
   * @param duration milliseconds; null for as long as nobody ends it
   * @throws Failure where nothing at all can be read at the beginning, or something not at the end;
   *   `cancelled` where it is ended
   */
  run(duration: number | null): Promise<void>;
  /** Stops and continues reading. */
  stop(stopped: boolean): void;
  /** Reads everything now, as far as the allowance and the service let it. */
  readNow(): void;
  /**
   * Why a connection is in trouble, in the service's own words; one or two requests.
   *
   * @returns null where nothing is wrong, or the service does not say
   */
  reason(id: string): Promise<string | null>;
  /** Milliseconds until the next read; null while reading is stopped or under way. */
  nextRead(): number | null;
}

/** Milliseconds between two looks, on this machine, for a new token and for a change just accepted. */
const lookAround = 3000;
/** Of more connections it is not looked up whether a change was accepted. */
const mostLookedUp = 20;

/** A source on its way through the watch. */
interface Reading {
  source: Source;
  allowance: Allowance;
  failures: number;
  /** The failure of the last read. */
  failure: Failure | null;
  /** The context of the last read, whose token was not accepted where that failed so. */
  used: Context;
  /** Of the monotonic clock. */
  changedAt: number;
  took: number;
  nextAt: number | null;
  wake: AbortController;
}

/**
 * Opens a watch: what is named is looked up, and nothing is read yet.
 *
 * @throws Failure as `openSources`
 */
export async function openWatch(
  access: WatchAccess,
  targets: WatchTargets,
  listener: WatchListener,
): Promise<Watch> {
  const {meter, signal} = access;
  let {context} = access;
  const {clock} = context;
  const sources = await openSources(context, meter, targets);
  let state = emptyWatch(sources.map(({name}) => name));
  let stopped = false;
  const begun = clock.monotonic();
  const readings = sources.map((source): Reading => ({
    source,
    allowance: fullAllowance(begun),
    failures: 0,
    failure: null,
    used: context,
    changedAt: begun,
    took: 0,
    nextAt: null,
    wake: new AbortController(),
  }));

  const idsOf = ({source}: Reading) =>
    [...state.rows.values()]
      .filter((row) => row.source === source.name)
      .map((row) => row.connection.id);

  /** A change that was accepted a moment ago, by any command of this user, shows soon. */
  const isAwaited = (reading: Reading) => {
    const ids = idsOf(reading);
    return ids.length <= mostLookedUp && ids.some((id) => context.accepted.of(id).length > 0);
  };

  /** @returns what has changed */
  async function read(reading: Reading): Promise<Change[]> {
    const {source} = reading;
    const before = source.requests();
    const from = clock.monotonic();
    reading.used = context;
    reading.nextAt = null;
    const outcome = await source.read(context).catch((error: unknown) => {
      if (!isFailure(error) || error.kind === 'cancelled') throw error;
      return error;
    });
    const requests = Math.max(1, source.requests() - before);
    const now = clock.monotonic();
    reading.took = now - from;
    reading.allowance = spend(reading.allowance, requests, now);
    const at = clock.now();
    if (outcome instanceof Failure) {
      reading.failures += 1;
      reading.failure = outcome;
      const why = {failure: outcome, retryAt: at + pause(reading)};
      return apply(afterFailure(state, {source: source.name, at, requests}, why));
    }
    reading.failures = 0;
    reading.failure = null;
    const next = afterRead(state, {source: source.name, at, connections: outcome, requests});
    if (next.changes.some(({kind}) => kind !== 'found')) reading.changedAt = now;
    return apply(next);
  }

  function apply(next: {state: WatchState; changes: Change[]}): Change[] {
    state = next.state;
    return next.changes;
  }

  /** Reads everything once, at the same time, and tells of it in order. */
  async function begin(): Promise<void> {
    const first = readings.map(async (reading) => {
      const changes = await read(reading);
      await tell([]);
      return changes;
    });
    // One that comes later in the order may fail before its turn.
    const all = Promise.all(first);
    all.catch(() => undefined);
    for (const reading of first) await tell(await reading);
    await all;
    ended();
    const [reading] = readings;
    if (reading?.failure != null && readings.every(({failure}) => failure !== null)) {
      throw reading.failure;
    }
    await listener.begun(state);
  }

  async function tell(changes: readonly Change[]): Promise<void> {
    await listener.read(state, changes);
  }

  function pause(reading: Reading): number {
    const {source, failures, failure, changedAt, took, allowance} = reading;
    const rows = [...state.rows.values()].filter(
      (row) => row.source === source.name && row.goneAt === null,
    );
    return pauseOf(
      {
        sinceChange: clock.monotonic() - changedAt,
        moving: rows.some(({connection}) => isMoving(connection)) || isAwaited(reading),
        empty: rows.length === 0,
        took,
        failures,
        retryAfter: (failure?.facts.retryAfter ?? 0) * 1000,
      },
      allowance,
    );
  }

  /** Waits for the next read: its time, a key, a token that is new, or a change just accepted. */
  async function rest(reading: Reading, deadline: number): Promise<void> {
    const until = clock.monotonic() + pause(reading);
    reading.nextAt = until;
    const awaited = isAwaited(reading);
    for (;;) {
      if (reading.wake.signal.aborted) {
        reading.wake = new AbortController();
        if (!stopped) break;
      }
      const now = clock.monotonic();
      const end = stopped ? deadline : Math.min(until, deadline);
      if (now >= end) break;
      await clock.sleep(Math.min(end - now, lookAround), reading.wake.signal);
      ended();
      if (stopped) continue;
      if (reading.failure?.facts.httpStatus === 401) {
        if (context === reading.used) context = (await access.renew()) ?? context;
        if (context !== reading.used) break;
      }
      if (!awaited && reading.allowance.requests >= 1 && isAwaited(reading)) break;
    }
  }

  /** @throws Failure `cancelled` where the watch was ended, by a clock that does not know of it, too */
  function ended(): void {
    if (signal.aborted) throw new Failure('cancelled', 'Canceled.');
  }

  async function follow(reading: Reading, deadline: number): Promise<void> {
    for (;;) {
      await rest(reading, deadline);
      if (clock.monotonic() >= deadline) break;
      await tell(await read(reading));
      ended();
    }
    // What the last read could not tell is asked for once more.
    if (reading.failure !== null) await tell(await read(reading));
  }

  return {
    state: () => state,
    async run(duration) {
      const deadline = duration === null ? Infinity : clock.monotonic() + duration;
      await begin();
      await Promise.all(readings.map((reading) => follow(reading, deadline)));
      const unread = readings.find(({failure}) => failure !== null);
      if (unread?.failure != null) throw unread.failure;
    },
    stop(next) {
      stopped = next;
      for (const {wake} of readings) wake.abort();
    },
    readNow() {
      for (const {wake, allowance, failure} of readings) {
        // After a 429 a request would be refused, and may count all the same.
        if (allowance.requests >= 1 && failure?.facts.retryAfter === undefined) wake.abort();
      }
    },
    async reason(id) {
      const row = state.rows.get(id);
      if (row === undefined) return null;
      const {connection, source} = row;
      const trouble = failedPartsOf(connection);
      if (trouble === null) return null;
      const said = await serviceReason(context, connection, trouble);
      state = countRequests(state, id, 2);
      const reading = readings.find((one) => one.source.name === source);
      if (reading !== undefined) {
        reading.allowance = spend(reading.allowance, 2, clock.monotonic());
      }
      return said;
    },
    nextRead() {
      if (stopped) return null;
      const times = readings.map(({nextAt}) => nextAt ?? Infinity);
      const next = Math.min(...times);
      return Number.isFinite(next) ? Math.max(0, next - clock.monotonic()) : null;
    },
  };
}
