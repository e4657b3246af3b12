import {listMappingWriteErrors} from '../../lib/actions/mappings/write-errors.ts';
import {dedent} from '../../lib/cli/command.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {readSince, writeErrorFlags} from '../../lib/cli/flags/write-errors.ts';
import {WriteErrorsCommand} from '../../lib/cli/write-errors-command.ts';

export default class MappingsWriteErrors extends WriteErrorsCommand<typeof MappingsWriteErrors> {
  static override summary = 'Show a mapping’s failed writes by cause.';
  static override description = dedent`Groups the writes that Salesforce refused by error code, field and message,
with ids and values masked, and says for each group what to do. Every page is read.

Heroku Connect lists failed writes for 24 hours. Later failures of a record are counted with its
first one: an inference of hconnect.`;
  static override examples = [
    '<%= config.bin %> mappings:write-errors Contact --app acme-production',
    '<%= config.bin %> mappings:write-errors Contact --app acme-production --since 2h --json',
    '<%= config.bin %> mappings:write-errors Contact --app acme-production --list',
  ];
  static override args = mappingArgument;
  static override flags = {...connectionFlags, ...writeErrorFlags};

  async run(): Promise<void> {
    const since = readSince(this.flags);
    const target = this.target();
    const {mapping} = this.args;
    const listed = await listMappingWriteErrors(await this.open(), target, mapping, since);
    await this.show(listed, this.flags.list);
  }
}
