import type {Clock} from '../actions/context.ts';
import {Failure} from '../errors.ts';

/** Real time; a sleep ends at once when the user cancels. */
export function systemClock(signal: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    sleep: (milliseconds) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          reject(new Failure('cancelled', 'Cancelled.'));
        };
        const timer = setTimeout(() => {
          signal.removeEventListener('abort', end);
          resolve();
        }, milliseconds);
        if (signal.aborted) end();
        else signal.addEventListener('abort', end, {once: true});
      }),
  };
}
