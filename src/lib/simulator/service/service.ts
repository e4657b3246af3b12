/**
 * What runs: the world, the journal of its requests, and the pace of its time.
 */
import type {Journal} from './journal.ts';
import type {World} from '../world/world.ts';

/** A simulated service while it runs. */
export interface Service {
  readonly world: World;
  readonly journal: Journal;
  /** Simulated seconds in a real one. */
  readonly pace: number;
}
