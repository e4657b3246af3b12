import {listWriteErrors} from '../../lib/actions/connections/write-errors.ts';
import {dedent} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {readSince, writeErrorFlags} from '../../lib/cli/flags/write-errors.ts';
import {WriteErrorsCommand} from '../../lib/cli/write-errors-command.ts';

export default class ConnectionsWriteErrors extends WriteErrorsCommand<
  typeof ConnectionsWriteErrors
> {
  static override summary = 'Show a connection’s write errors by cause.';
  static override description = dedent`Groups write errors by table, error code, field and
message, with ids and values masked, and shows what to do for each group. All pages are read.

Heroku Connect lists write errors for 24 hours. hconnect counts later
errors of a record with its first one; Heroku Connect does not link them.`;
  static override examples = [
    '<%= config.bin %> connections:write-errors --app acme-production',
    '<%= config.bin %> connections:write-errors --app acme-production --since 2h --json',
    '<%= config.bin %> connections:write-errors --app acme-production --list',
  ];
  static override args = connectionArgument;
  static override flags = {...connectionFlags, ...writeErrorFlags};

  async run(): Promise<void> {
    const view = this.view(this.flags);
    const since = readSince(this.flags);
    const target = this.target();
    const listed = await listWriteErrors(await this.open(), target, since);
    await this.show(listed, view, this.flags);
  }
}
