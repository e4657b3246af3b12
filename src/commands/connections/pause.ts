import {runPaused} from '../../lib/actions/connections/run-paused.ts';
import {dedent} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {staleCheckFlag, timeoutFlag, waitFlags} from '../../lib/cli/flags/wait.ts';
import {ActionCommand} from '../../lib/cli/pause-resume-restart-command.ts';
import {wordsAfterDashes} from '../../lib/cli/program/arguments.ts';
import {runLine} from '../../lib/cli/program/next-step.ts';
import {uninterrupted} from '../../lib/cli/uninterrupted.ts';
import type {ConnectionRef} from '../../lib/domain/connections/connection-ref.ts';
import type {StaysPaused} from '../../lib/domain/outcomes.ts';
import {Failure} from '../../lib/errors.ts';
import {runProgram} from '../../lib/files/run-program.ts';
import {pausedView, ranPausedView} from '../../lib/terminal/views/connections/run-paused.ts';

export default class ConnectionsPause extends ActionCommand {
  static override summary = 'Pause a connection, optionally while a command runs.';
  static override description = dedent`While a connection is paused, nothing is synced. Changes
on both sides are synced after you resume it. A connection can be paused only in state IDLE.

Without --wait, the command ends when Heroku Connect has accepted the request; with --wait, when
the connection is PAUSED.

With a command after --, the connection is paused, the command is run and the connection is
resumed, even if the command fails or you press Ctrl-C. hconnect keeps trying to resume until
--timeout, and prints how to resume before the command starts. The exit status is that of the
command, or 7 if the connection could not be resumed. A connection that was already paused stays
paused. With --json, the output of the command goes to stderr.`;
  static override examples = [
    '<%= config.bin %> connections:pause --app acme-production',
    '<%= config.bin %> connections:pause --app acme-production --wait --timeout 5m',
    '<%= config.bin %> connections:pause --app acme-production -- heroku pg:upgrade --app acme-production',
  ];
  static override usage = [
    'connections:pause [CONNECTION] [flags]',
    'connections:pause [flags] -- COMMAND',
  ];
  static override flags = {
    ...connectionFlags,
    ...waitFlags,
    ...timeoutFlag,
    ...staleCheckFlag,
  };

  protected readonly action = 'pause';
  /** The words after two dashes; null where there are none. */
  #command: readonly string[] | null = null;

  override init(): Promise<void> {
    const dashes = this.argv.indexOf('--');
    if (dashes !== -1) {
      this.#command = wordsAfterDashes(this.argv);
      this.argv = this.argv.slice(0, dashes);
    }
    return super.init();
  }

  override async run(): Promise<number> {
    const {timeout, wait} = this.flags;
    if (this.#command !== null) return this.#runPaused(this.#command);
    if (timeout !== undefined && !wait) {
      throw new Failure('usage', '--timeout needs --wait or a command.', {
        reason: 'Without them, the command ends when Heroku Connect accepts the pause.',
        next: {again: {flags: {wait: true}}},
      });
    }
    return super.run();
  }

  async #runPaused(command: readonly string[]): Promise<number> {
    // An empty word is a variable that is not set.
    if (!command[0]) {
      throw new Failure('usage', 'No command given.', {
        reason: 'The command goes after two dashes.',
        next: {help: true},
      });
    }
    const {json} = this.flags;
    const selector = this.targetOfChange();
    const timeout = this.timeout();
    const resumeCommand = (connection: ConnectionRef) =>
      runLine({run: 'connections:resume', connection});
    const about = (connection: ConnectionRef, stays: StaysPaused | null) => ({
      connection,
      command,
      stays,
      resumeCommand: resumeCommand(connection),
    });
    const ran = await runPaused(
      await this.open(),
      uninterrupted(this.runtime, this.report, 'resuming the connection'),
      selector,
      {
        timeout,
        skipStaleCheck: this.flags['skip-stale-check'],
        // Where nobody reads it, there is the note on disk.
        begin: (connection, stays) =>
          this.output
            .stderrAtOnce({...about(connection, stays), exit_status: null}, pausedView)
            .catch(() => undefined),
        // Signals are the command’s: it ends as it likes, and the connection is resumed then.
        run: (onStart) =>
          this.runtime.divertSignals(
            () => undefined,
            async () => {
              const stdio = ['inherit', json ? 2 : 'inherit', 'inherit'] as const;
              const {exit_status} = await runProgram(command, {
                env: this.runtime.env,
                stdio: [...stdio],
                onStart,
              });
              return exit_status;
            },
          ),
      },
    );
    const {exit_status} = ran;
    await this.output
      .stdoutJsonOrStderr({...about(ran.connection, ran.stays), exit_status}, ranPausedView)
      .catch((error: unknown) => {
        // A script that waits for a document has to be told; else the command's status counts.
        if (json && exit_status === 0) throw error;
      });
    return exit_status;
  }
}
