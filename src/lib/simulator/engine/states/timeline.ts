/**
 * Timelines: making them, and reading them off. An error or an action in between replaces one.
 */
import type {Timeline} from '../../model/world.ts';

/** A state and how long it lasts, in simulated seconds. */
export interface Phase {
  readonly state: string;
  readonly seconds: number;
}

/** A timeline through the phases, one after the other; a phase of no length is left out. */
export function startTimeline(from: number, phases: readonly Phase[], rest: string): Timeline {
  const steps: {state: string; until: number}[] = [];
  let until = from;
  for (const {state, seconds} of phases) {
    if (seconds <= 0) continue;
    until += Math.round(seconds * 1000);
    steps.push({state, until});
  }
  return {from, steps, rest};
}

/** A timeline that is at rest from the start. */
export function atRest(from: number, rest: string): Timeline {
  return {from, steps: [], rest};
}

/** The state at that instant. */
export function stateAt(timeline: Timeline, at: number): string {
  return timeline.steps.find(({until}) => at < until)?.state ?? timeline.rest;
}

/** When the last step ends. */
export function endOf(timeline: Timeline): number {
  return timeline.steps.at(-1)?.until ?? timeline.from;
}

/** The same timeline, so many milliseconds later. */
export function postponed(timeline: Timeline, milliseconds: number): Timeline {
  return {
    from: timeline.from + milliseconds,
    steps: timeline.steps.map(({state, until}) => ({state, until: until + milliseconds})),
    rest: timeline.rest,
  };
}
