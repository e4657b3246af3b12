/**
 * What runs: the world, the journal of its requests, and the speed of its time.
 */
import type {Journal} from './journal.ts';
import type {World} from '../model/world.ts';

/** A simulated service while it runs. */
export interface Service {
  readonly world: World;
  readonly journal: Journal;
  /** Simulated seconds in a real one. */
  readonly speed: number;
  /** What a simulator can be started with, to be told to who asks. */
  readonly scenarios: readonly {readonly name: string; readonly description: string}[];
}
