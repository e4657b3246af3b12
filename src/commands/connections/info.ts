import {reportConnection} from '../../lib/actions/connections/health.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {nextOfConnection, nextOfPending} from '../../lib/domain/next-of-state.ts';
import {connectionView} from '../../lib/terminal/views/connections/info.ts';

export default class ConnectionsInfo extends HconnectCommand<typeof ConnectionsInfo> {
  static override summary = 'Show a connection, its settings and its mappings.';
  static override description = dedent`Shows the state and its meaning, failed mappings and write
errors with their reasons, the Salesforce organization and user, the database, and each mapping
with its rows.

The Salesforce user’s record is personal data. With --json, it is included only with --user-info.`;
  static override examples = [
    '<%= config.bin %> connections:info --app acme-production',
    '<%= config.bin %> connections:info acme-production --no-mappings --json',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    mappings: Flags.boolean({
      description: 'Include the mappings (default: yes).',
      default: true,
      allowNo: true,
    }),
    'user-info': Flags.boolean({description: 'Include the Salesforce user’s record.'}),
  };

  async run(): Promise<void> {
    const {mappings: deep, 'user-info': personal} = this.flags;
    const target = this.target();
    const context = await this.open();
    const report = await reportConnection(context, target, {deep, personal});
    await this.output.stdout(report, connectionView);
    const {withMappings} = report;
    const pending = context.accepted.of(withMappings.id);
    const next = nextOfPending(pending, withMappings) ?? nextOfConnection(withMappings);
    if (next !== null) await this.output.stderrNext(next);
  }
}
