import type {StaysPaused} from '../../domain/outcomes.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find/find.ts';
import {whilePaused, type CleanUp} from './while-paused.ts';

export interface RunPausedOptions {
  /** Milliseconds for the pause, and for the resume. */
  timeout: number;
  skipStaleCheck: boolean;
  /** Tells how to undo it, before the command starts. */
  begin: (connection: ConnectionRef, stays: StaysPaused | null) => Promise<void>;
  /** Runs the command. @param started is told its process @returns its exit status */
  run: (started: (pid: number) => void) => Promise<number>;
}

/** How a command has ended that was run while its connection was paused. */
export interface RanPaused {
  connection: ConnectionRef;
  exit_status: number;
  stays: StaysPaused | null;
}

/**
 * Runs a command while a connection is paused, and resumes it whatever becomes of the command.
 *
 * @throws Failure as whilePaused does
 */
export async function runPaused(
  context: Context,
  cleanUp: CleanUp,
  selector: Selector,
  {timeout, skipStaleCheck, begin, run}: RunPausedOptions,
): Promise<RanPaused> {
  const connection = await withConnection(context, selector, (ref) => context.api.connection(ref));
  const {value, stays} = await whilePaused(context, cleanUp, connection, {
    by: 'connections:pause',
    target_version: null,
    resumes: null,
    timeout,
    skipStaleCheck,
    work: async (paused, note) => {
      await begin(connection, paused);
      return run((command_pid) => {
        note({command_pid});
      });
    },
  });
  return {connection, exit_status: value, stays};
}
