import type {Command} from '@oclif/core/command';
import {actOnConnection} from '../actions/connections/pause-resume-restart.ts';
import type {ConnectionAction} from '../domain/connections/connection.ts';
import {connectionActions} from '../domain/connections/actions.ts';
import {actionView} from '../terminal/views/connections/pause-resume-restart.ts';
import {HconnectCommand} from './base.ts';
import {connectionArgument, connectionFlags} from './flags/target.ts';
import {staleCheckFlag, waitFlags} from './flags/wait.ts';

/** A command that asks the service for one of a connection's three actions. */
export abstract class ActionCommand extends HconnectCommand<
  typeof Command & {
    args: typeof connectionArgument;
    flags: typeof connectionFlags & typeof waitFlags & typeof staleCheckFlag;
  }
> {
  static override args = connectionArgument;
  static override flags = {...connectionFlags, ...waitFlags, ...staleCheckFlag};

  protected abstract readonly action: ConnectionAction;

  async run(): Promise<number> {
    const selector = this.targetOfChange();
    const waiting = this.waitOptions();
    const outcome = await actOnConnection(await this.open(), selector, this.action, waiting);
    await this.output.stdout(outcome, actionView);
    if (outcome.outcome !== 'accepted') return 0;
    await this.output.stderrNext({
      run: 'connections:wait',
      connection: outcome.connection,
      flags: {for: connectionActions[this.action].goal ?? 'IDLE'},
    });
    return 0;
  }
}
