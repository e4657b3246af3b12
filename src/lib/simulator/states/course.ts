/**
 * A course: the states that something goes through, and the one it comes to rest in.
 *
 * The whole way is known when it begins, so the state at any instant is read off and nothing has to
 * be stepped. An error or an action in between replaces the course.
 */
export interface Course<State> {
  readonly from: number;
  readonly steps: readonly {readonly state: State; readonly until: number}[];
  readonly rest: State;
}

/** A state and how long it lasts, in simulated seconds. */
export interface Leg<State> {
  readonly state: State;
  readonly seconds: number;
}

/** A course through the legs, one after the other; a leg of no length is left out. */
export function setOut<State>(
  from: number,
  legs: readonly Leg<State>[],
  rest: State,
): Course<State> {
  const steps: {state: State; until: number}[] = [];
  let until = from;
  for (const {state, seconds} of legs) {
    if (seconds <= 0) continue;
    until += Math.round(seconds * 1000);
    steps.push({state, until});
  }
  return {from, steps, rest};
}

/** A course that is at rest from the start. */
export function atRest<State>(from: number, rest: State): Course<State> {
  return {from, steps: [], rest};
}

/** The state at that instant. */
export function stateAt<State>(course: Course<State>, at: number): State {
  return course.steps.find(({until}) => at < until)?.state ?? course.rest;
}

/** When the last step ends. */
export function restsFrom(course: Course<unknown>): number {
  return course.steps.at(-1)?.until ?? course.from;
}

/** The same course, so many milliseconds later. */
export function postponed<State>(course: Course<State>, milliseconds: number): Course<State> {
  return {
    from: course.from + milliseconds,
    steps: course.steps.map(({state, until}) => ({state, until: until + milliseconds})),
    rest: course.rest,
  };
}
