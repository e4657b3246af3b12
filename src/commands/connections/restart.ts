import {dedent, ignoreFlags} from '../../lib/cli/command.ts';
import {ActionCommand} from '../../lib/cli/pause-resume-restart-command.ts';

export default class ConnectionsRestart extends ActionCommand {
  static override summary = 'Restart a connection: clear its errors and try to sync again.';
  static override description = dedent`The dashboard calls this “Recover from error”. It is possible at any
time. Where the cause is still there, the connection returns to an error state; --wait tells which.`;
  static override aliases = ['connections:recover'];
  static override examples = [
    '<%= config.bin %> connections:restart --app acme-production',
    '<%= config.bin %> connections:restart --app acme-production --wait',
  ];

  static override flags = {...ActionCommand.flags, ...ignoreFlags};

  protected readonly action = 'restart';
}
