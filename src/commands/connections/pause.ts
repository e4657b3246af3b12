import {dedent} from '../../lib/cli/command.ts';
import {ActionCommand} from '../../lib/cli/pause-resume-restart-command.ts';

export default class ConnectionsPause extends ActionCommand {
  static override summary = 'Pause a connection: nothing is read from or sent to Salesforce.';
  static override description = dedent`While a connection is paused, changes in Postgres are recorded and
nothing is sent; Salesforce is not read. Resuming picks up what was missed.

The service pauses a connection only while it is IDLE. Without --wait the command ends when the
service has accepted; with it, when the connection is PAUSED.`;
  static override examples = [
    '<%= config.bin %> connections:pause --app acme-production',
    '<%= config.bin %> connections:pause --app acme-production --wait --timeout 5m',
  ];

  protected readonly action = 'pause';
}
