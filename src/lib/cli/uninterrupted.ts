import type {CleanUp} from '../actions/connections/while-paused.ts';
import type {Report} from '../domain/report.ts';
import {openContext} from './open-context.ts';
import type {Runtime} from './program/runtime.ts';

/** Milliseconds in which a second signal is the first one once more, as npm sends it. */
const repeatedSignal = 500;

/**
 * Runs clean-up work that Ctrl-C does not stop: the first signal prints a note, the second ends it.
 *
 * @param what is under way: “resuming”
 */
export function uninterrupted(runtime: Runtime, report: Report, what: string): CleanUp {
  return (work) => {
    const controller = new AbortController();
    const {clock} = runtime;
    let last: number | null = null;
    const onSignal = () => {
      const now = clock.monotonic();
      if (last === null) {
        report({type: 'note', text: `Still ${what}. Press Ctrl-C again to stop now.`});
      } else if (now - last > repeatedSignal) controller.abort();
      last = now;
    };
    return runtime.divertSignals(onSignal, async () =>
      work(await openContext(runtime.endedBy(controller.signal), report)),
    );
  };
}
