import {dedent, ignoreFlags} from '../../lib/cli/command.ts';
import {ActionCommand} from '../../lib/cli/pause-resume-restart-command.ts';

export default class ConnectionsRestart extends ActionCommand {
  static override summary = 'Restart a connection to clear its errors.';
  static override description = dedent`The dashboard calls this “Recover from error”. A
connection can be restarted at any time. If the cause of the error remains, the connection returns
to an error state; --wait shows which.`;
  static override aliases = ['connections:recover'];
  static override examples = [
    '<%= config.bin %> connections:restart --app acme-production',
    '<%= config.bin %> connections:restart --app acme-production --wait',
  ];

  static override flags = {...ActionCommand.flags, ...ignoreFlags};

  protected readonly action = 'restart';
}
