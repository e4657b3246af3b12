import type {NamedConnection} from '../next-step.ts';

/** The commands that pause a connection. */
export type PausingCommand = 'connections:pause' | 'api-version:upgrade';

/** What a command writes down of a connection that it pauses. */
export interface Pause {
  by: PausingCommand;
  /** Whether the run needs the connection paused until its end; else a person has paused it. */
  holds: boolean;
  /** Whether the run resumes it at its end, where no other one still holds it. */
  resumes: boolean;
  /** How far it is: `pausing` until the connection was seen PAUSED, `resuming` from the decision on. */
  phase: 'pausing' | 'paused' | 'resuming';
  /** The version that an upgrade leads to. */
  target_version: string | null;
  /** The process of the command that needs the connection paused, once it has started. */
  command_pid: number | null;
}

/** A note of a pause, by this run or another one. */
export interface PauseNote extends Pause {
  /** Tells it from every other note. */
  key: string;
  connection: NamedConnection;
  host: string;
  pid: number;
  /** Milliseconds since 1970. */
  began: number;
  /** Whether the run that wrote it is this one, still works, has ended, or is on another machine. */
  run: 'own' | 'alive' | 'ended' | 'elsewhere';
  /** Whether its command still works, which can outlive a run that was killed. */
  works: boolean;
}

/**
 * Who has paused which connection. It is kept in the settings folder, so that a run that was killed
 * leaves word; where that cannot be written, each run knows its own notes alone.
 */
export interface Pauses {
  /** The ids of the connections that have notes: a page of connections seldom has one. */
  connections(): ReadonlySet<string>;
  /** The notes of a connection, the oldest first. */
  of(connectionId: string): PauseNote[];
  /** @returns the new note's key */
  add(connection: NamedConnection, pause: Pause): string;
  update(key: string, changes: Partial<Pause>): void;
  remove(key: string): void;
  /** Does work while no other process changes notes. */
  exclusively<T>(work: () => T): T;
}

/** Milliseconds for which a pause that nobody has seen may still come: work is finished first. */
export const pauseMayTake = 10 * 60 * 1000;

/** Whether a run, or its command, needs a connection paused now. Of another machine that is not known. */
export function isHeld({holds, run, works}: PauseNote): boolean {
  return holds && (run === 'alive' || run === 'own' || works);
}

/** Whether a run was to resume a connection and can no longer. */
export function isLeft({holds, resumes, run}: PauseNote): boolean {
  return holds && resumes && (run === 'ended' || run === 'elsewhere');
}

/** Whether a note is over once its connection is seen in another state than PAUSED. */
export function isOver(note: PauseNote, now: number): boolean {
  if (isHeld(note)) return false;
  const {phase, began} = note;
  return phase !== 'pausing' || now - began >= pauseMayTake;
}

/** A run, as a sentence names it: “connections:pause, process 4711”. */
export function runOf({by, pid, host, run, works, command_pid}: PauseNote): string {
  const where = run === 'elsewhere' ? ` on ${host}` : '';
  const command =
    works && run === 'ended' ? `, whose command (process ${command_pid}) is still running` : '';
  return `${by}, process ${pid}${where}${command}`;
}
