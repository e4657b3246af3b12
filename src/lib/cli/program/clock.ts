import type {Clock} from '../../actions/context.ts';
import {Failure} from '../../errors.ts';

/** Real time; a sleep ends at once when the user cancels, or when something wakes it. */
export function systemClock(signal?: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    sleep: (milliseconds, wake) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', cancel);
          wake?.removeEventListener('abort', end);
        };
        const end = () => {
          stop();
          resolve();
        };
        const cancel = () => {
          stop();
          reject(new Failure('cancelled', 'Cancelled.'));
        };
        const timer = setTimeout(end, milliseconds);
        if (signal?.aborted) cancel();
        else signal?.addEventListener('abort', cancel, {once: true});
        if (wake?.aborted === false) wake.addEventListener('abort', end, {once: true});
      }),
  };
}
