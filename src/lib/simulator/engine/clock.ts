/**
 * Moving the world's clock by hand.
 */
import type {World} from '../model/world.ts';

/** After it, no instant can be written in the service's ways. */
const end = Date.UTC(9999, 11, 31);

/** Moves the clock on. Throws an Error for seconds that are negative, or lead beyond year 9999. */
export function moveClock(world: World, seconds: number): void {
  const now = world.now + Math.round(seconds * 1000);
  if (!(seconds >= 0 && now <= end)) {
    throw new Error('advance must be a number of seconds, at least 0 and before the year 10000.');
  }
  world.now = now;
}
