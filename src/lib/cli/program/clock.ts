import {promisify} from 'node:util';
import type {Clock} from '../../actions/context.ts';
import {Failure} from '../../errors.ts';

/** Real time; a sleep ends at once when the user cancels, or when something wakes it. */
export function systemClock(signal?: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    // Since the start of the machine, unlike performance.now(), which counts from that of the process.
    monotonic: () => Math.floor(Number(process.hrtime.bigint()) / 1e6),
    sleep: async (milliseconds, wake) => {
      // What has woken one sleep does not wake the next.
      const signals = [signal, wake?.aborted === false ? wake : undefined];
      const ending = AbortSignal.any(signals.filter((one) => one !== undefined));
      await promisify(setTimeout)(milliseconds, undefined, {signal: ending}).catch(() => undefined);
      if (signal?.aborted) throw new Failure('cancelled', 'Canceled.');
    },
  };
}
