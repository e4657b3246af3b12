import {dedent, ignoreFlags} from '../../lib/cli/command.ts';
import {ActionCommand} from '../../lib/cli/pause-resume-restart-command.ts';

export default class ConnectionsResume extends ActionCommand {
  static override summary = 'Resume a paused connection.';
  static override description = dedent`What changed meanwhile on both sides is picked up.

Without --wait the command ends when the service has accepted; with it, when the connection works
again.`;
  static override examples = [
    '<%= config.bin %> connections:resume --app acme-production',
    '<%= config.bin %> connections:resume --app acme-production --wait',
  ];

  static override flags = {...ActionCommand.flags, ...ignoreFlags};

  protected readonly action = 'resume';
}
