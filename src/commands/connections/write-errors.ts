import {listWriteErrors} from '../../lib/actions/connections/write-errors.ts';
import {dedent} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {readSince, writeErrorFlags} from '../../lib/cli/flags/write-errors.ts';
import {WriteErrorsCommand} from '../../lib/cli/write-errors-command.ts';

export default class ConnectionsWriteErrors extends WriteErrorsCommand<
  typeof ConnectionsWriteErrors
> {
  static override summary = 'Show a connection’s failed writes by cause.';
  static override description = dedent`Groups the writes that Salesforce refused by table, error code, field and
message, with ids and values masked, and says for each group what to do. Every page is read.

Heroku Connect lists failed writes for 24 hours. Later failures of a record are counted with its
first one: an inference of hconnect.`;
  static override examples = [
    '<%= config.bin %> connections:write-errors --app acme-production',
    '<%= config.bin %> connections:write-errors --app acme-production --since 2h --json',
    '<%= config.bin %> connections:write-errors --app acme-production --list',
  ];
  static override args = connectionArgument;
  static override flags = {...connectionFlags, ...writeErrorFlags};

  async run(): Promise<void> {
    const since = readSince(this.flags);
    const target = this.target();
    const listed = await listWriteErrors(await this.open(), target, since);
    await this.show(listed, this.flags.list);
  }
}
