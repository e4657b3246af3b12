import type {OtherProgram, Run} from '../next-step.ts';

/**
 * What a state means to the one who looks at it, what needs a person first:
 * `error` broken; `unknown` a state that the service has and we do not; `stopped` waiting for a
 * person; `moving` work that will end by itself; `polling` the same as `healthy`, looking for
 * changes at this instant; `healthy` at rest and in sync.
 */
export type StateKind = 'error' | 'unknown' | 'stopped' | 'moving' | 'polling' | 'healthy';

export interface State {
  /** As the API spells it. */
  name: string;
  /** As the dashboard spells it; null where no source tells. */
  label: string | null;
  kind: StateKind;
  meaning: string;
  /** What an operator does about it. */
  advice: string;
  /** The command that leads on from here, where there is one; `APP` in it stands for the app. */
  next: Run | OtherProgram | null;
}

/** A table of states in the order in which lists show them. */
export type StateTable = readonly State[];

/** What a table says of a state; what it leaves out follows from the kind. */
type StateRow = Pick<State, 'kind' | 'meaning'> & Partial<Pick<State, 'label' | 'advice' | 'next'>>;

const usualAdvice: Readonly<Partial<Record<StateKind, string>>> = {
  healthy: 'Nothing to do.',
  polling: 'Nothing to do.',
  moving: 'Wait until it has finished.',
};

/** A table of states by their names. @param wait the command that waits for one to end */
export function stateTable(wait: string, rows: Readonly<Record<string, StateRow>>): StateTable {
  return Object.entries(rows).map(([name, {label = null, kind, meaning, advice, next}]) => ({
    name,
    label,
    kind,
    meaning,
    advice: advice ?? usualAdvice[kind] ?? '',
    next: next ?? (kind === 'moving' ? {run: wait} : null),
  }));
}

/**
 * The entry for a state's name. The service may send a state that nobody has seen; it is
 * shown as it is and never called healthy.
 */
export function findState(table: StateTable, name: string | null): State {
  return (
    table.find((state) => state.name === name) ?? {
      name: name ?? '(none)',
      label: null,
      kind: 'unknown',
      meaning: 'This version of hconnect doesn’t know this state.',
      advice: 'Check the dashboard, or update hconnect.',
      next: null,
    }
  );
}

/** Whether a word names a state: by the API's name or the dashboard's label, in any case. */
export function isState({name, label}: State, word: string): boolean {
  const lower = word.toLowerCase();
  return name.toLowerCase() === lower || label?.toLowerCase() === lower;
}

/** True where work continues as it should, at rest or polling. */
export function isHealthy(state: State): boolean {
  return state.kind === 'healthy' || state.kind === 'polling';
}

/** True where nothing is under way that would end by itself. An unknown state is not settled. */
export function isSettled(state: State): boolean {
  return state.kind !== 'moving' && state.kind !== 'unknown';
}
