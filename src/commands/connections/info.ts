import {reportConnections} from '../../lib/actions/connections/health.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {bareStateFlag} from '../../lib/cli/flags/state.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import type {Connection} from '../../lib/domain/connections/connection.ts';
import {nextOfConnection, nextOfPending} from '../../lib/domain/next-of-state.ts';
import {isHealthy} from '../../lib/domain/states.ts';
import type {Run} from '../../lib/next-step.ts';
import {connectionStatesView, connectionsView} from '../../lib/terminal/views/connections/info.ts';

export default class ConnectionsInfo extends HconnectCommand<typeof ConnectionsInfo> {
  static override summary = 'Show a connection, its settings and its mappings.';
  static override description = dedent`Shows the state and its meaning, failed mappings and write
errors with their reasons, the Salesforce organization and user, the database, and each mapping
with its rows.

An app can have several connections: each is shown. With --json, one connection is an object and
several are an array; hconnect connections:list --app APP --json always prints an array.

The Salesforce user’s record is personal data. With --json, it is included only with --user-info.`;
  static override examples = [
    '<%= config.bin %> connections:info --app acme-production',
    '<%= config.bin %> connections:info acme-production --no-mappings --json',
    '<%= config.bin %> connections:info acme-production --state',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    mappings: Flags.boolean({
      description: 'Include the mappings (default: yes).',
      default: true,
      allowNo: true,
    }),
    state: bareStateFlag,
    'user-info': Flags.boolean({description: 'Include the Salesforce user’s record.'}),
  };

  async run(): Promise<void> {
    const {mappings: deep, 'user-info': personal, state} = this.flags;
    const target = this.target();
    const context = await this.open();
    const reports = await reportConnections(context, target, {deep: deep && !state, personal});
    if (state) return this.output.stdout(reports, connectionStatesView);
    await this.output.stdout(reports, connectionsView);
    const [{withMappings} = {}, ...others] = reports;
    if (withMappings === undefined || others.length > 0) return;
    const pending = context.accepted.of(withMappings.id);
    const next =
      nextOfPending(pending, withMappings) ??
      nextOfConnection(withMappings) ??
      firstMapping(withMappings);
    if (next !== null) await this.output.stderrNext(next);
  }
}

/** What a connection that is set up and has no mappings needs next; null where it has some. */
function firstMapping(connection: Connection): Run | null {
  const isEmpty = connection.mappings?.length === 0 && isHealthy(connection.state);
  return isEmpty ? {run: 'mappings:create', args: ['OBJECT'], connection} : null;
}
