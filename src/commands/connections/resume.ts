import {dedent, ignoreFlags} from '../../lib/cli/command.ts';
import {ActionCommand} from '../../lib/cli/pause-resume-restart-command.ts';

export default class ConnectionsResume extends ActionCommand {
  static override summary = 'Resume a paused connection.';
  static override description = dedent`Changes made on both sides during the pause are synced.

Without --wait, the command ends when Heroku Connect has accepted the request; with --wait, when
the connection is working again.`;
  static override examples = [
    '<%= config.bin %> connections:resume --app acme-production',
    '<%= config.bin %> connections:resume --app acme-production --wait',
  ];

  static override flags = {...ActionCommand.flags, ...ignoreFlags};

  protected readonly action = 'resume';
}
