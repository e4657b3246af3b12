import {formatDuration} from '../domain/text/duration.ts';
import type {NextStep} from '../next-step.ts';
import {Failure, isFailure} from '../errors.ts';
import type {Context} from './context.ts';

/** Whether an action is followed to its end once the service has accepted it, and for how long. */
export type WaitOptions = ({wait: false} | ({wait: true} & WaitLimits)) & {
  /** True believes what is seen first, though another machine may have changed it a moment ago. */
  skipStaleCheck?: boolean;
};

interface WaitLimits {
  /** Milliseconds. */
  timeout: number;
  /** Whether failed writes to Salesforce do not count. */
  ignoreWriteErrors?: boolean;
}

/** One look at what is waited for. */
export type Verdict =
  /** Not yet: a few words on how far it is, and the milliseconds until the next look, where they are known. */
  {pending: string; lookIn?: number} | {done: true};

export interface Wait<T> {
  /** What is waited for, as in “waiting for acme-1”. */
  what: string;
  /** The sentence for a wait that timed out: “acme-1 is not PAUSED yet.” */
  unfinished: string;
  /** Milliseconds until the wait gives up. */
  timeout: number;
  /** The command that takes the wait up again. */
  resume: NextStep;
  /** What is left behind where it is canceled, in a sentence. */
  left?: string;
  /** True where the service has accepted a change that is followed here. */
  accepted?: boolean;
  /** False ends the wait where its first poll fails, as for a read that seldom waits. */
  retries?: boolean;
  /** Aborted when there is a reason to look at once. */
  wake?: AbortSignal;
  /** One request. */
  poll: () => Promise<T>;
  /**
   * Judges what was seen.
   *
   * @param elapsed milliseconds from the beginning of the wait to the look's: an answer that took
   *   long is no newer for it
   * @throws Failure `unhealthy` where it can only go wrong from here
   */
  check: (seen: T, elapsed: number) => Verdict;
}

const continues = 'Heroku Connect continues with the accepted request.';
const onlyWaited = 'Nothing was changed.';
const firstPause = 250;
const longestPause = 600_000;
const share = 0.1;
/** A wait this short takes its last look all the same, whatever was said before. */
const shortWait = 60_000;

/**
 * The pause before the next look: a tenth of the time gone by, so that a short wait ends quickly
 * and a day's wait takes 226 requests, under 5 % of the daily budget of 5,000.
 *
 * @param elapsed milliseconds since the wait began
 * @returns milliseconds
 */
export function pauseBetweenPolls(elapsed: number): number {
  return Math.min(Math.max(elapsed * share, firstPause), longestPause);
}

/**
 * Looks until the verdict is “done”. A lost network, a 5xx and a 429 are outlived; everything else
 * ends the wait at once, and so does a request limit that lasts longer than the wait.
 *
 * @returns what was seen last
 * @throws Failure `pending` when the wait times out, `cancelled` on Ctrl-C, both with the command that
 *   continues
 */
export async function wait<T>(
  context: Context,
  {
    what,
    unfinished,
    timeout,
    resume,
    accepted = false,
    left = accepted ? continues : onlyWaited,
    retries = true,
    wake,
    poll,
    check,
  }: Wait<T>,
): Promise<T> {
  const {clock, report} = context;
  const start = clock.monotonic();
  let detail = '';
  try {
    for (;;) {
      const elapsed = clock.monotonic() - start;
      let pause = pauseBetweenPolls(elapsed);
      let lastFailure: Failure | null = null;
      try {
        const seen = await poll();
        const verdict = check(seen, elapsed);
        if ('done' in verdict) return seen;
        detail = verdict.pending;
        pause = verdict.lookIn ?? pause;
        report({type: 'waiting', for: what, elapsed, detail});
      } catch (error) {
        if (!isFailure(error, 'service') || error.facts.lasting === true) throw error;
        if (!retries && detail === '') throw error;
        lastFailure = error;
        const retryIn = (error.facts.retryAfter ?? 0) * 1000;
        const remaining = timeout - (clock.monotonic() - start);
        if (remaining > shortWait && retryIn > remaining) {
          const next = {...resume, note: `in ${formatDuration(retryIn)}`};
          throw error.with(`Stopped waiting for ${what}. ${error.message}`, {next});
        }
        pause = Math.max(pause, retryIn);
      }
      const rest = timeout - (clock.monotonic() - start);
      if (rest <= 0) {
        const reason = `Timed out; last state: ${detail}.`;
        throw (
          lastFailure?.with(`Timed out waiting for ${what}. ${lastFailure.message}`, {
            next: resume,
          }) ?? new Failure('pending', unfinished, {reason, next: resume})
        );
      }
      pause = Math.min(pause, rest);
      if (lastFailure !== null) {
        const message = [lastFailure.message, lastFailure.reason].filter(Boolean).join(' ');
        report({type: 'retry', message, retryIn: pause});
      }
      await clock.sleep(pause, wake);
    }
  } catch (error) {
    if (!isFailure(error)) throw error;
    // That a poll has failed says nothing of the change that it was to show.
    const failed = accepted && error.kind !== 'unhealthy' && error.kind !== 'pending';
    const taken = failed ? ({details: {taken: 'yes'}, facts: {taken: 'yes'}} as const) : {};
    if (error.kind !== 'cancelled') throw failed ? error.with(error.message, taken) : error;
    const message = `Stopped waiting for ${what}.`;
    throw error.with(message, {...taken, reason: left, next: resume});
  }
}
