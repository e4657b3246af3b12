import type {Clock} from '../../src/lib/actions/context.ts';
import type {Simulator} from '../../src/lib/simulator/index.ts';

/** Time that passes by sleeping, for the client and the simulator alike. */
export function clockOf(simulator: Pick<Simulator, 'advance'>): Clock {
  let now = 0;
  return {
    now: () => now,
    monotonic: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      simulator.advance(milliseconds / 1000);
      return Promise.resolve();
    },
  };
}
