import {listMappingWriteErrors} from '../../lib/actions/mappings/write-errors.ts';
import {dedent} from '../../lib/cli/command.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {readSince, writeErrorFlags} from '../../lib/cli/flags/write-errors.ts';
import {WriteErrorsCommand} from '../../lib/cli/write-errors-command.ts';

export default class MappingsWriteErrors extends WriteErrorsCommand<typeof MappingsWriteErrors> {
  static override summary = 'Show a mapping’s write errors by cause.';
  static override description = dedent`Groups write errors by error code, field and message, with
ids and values masked, and shows what to do for each group. All pages are read.

Heroku Connect lists write errors for 24 hours. hconnect counts later
errors of a record with its first one; Heroku Connect does not link them.`;
  static override examples = [
    '<%= config.bin %> mappings:write-errors Contact --app acme-production',
    '<%= config.bin %> mappings:write-errors Contact --app acme-production --since 2h --json',
    '<%= config.bin %> mappings:write-errors Contact --app acme-production --list',
  ];
  static override args = mappingArgument;
  static override flags = {...connectionFlags, ...writeErrorFlags};

  async run(): Promise<void> {
    const view = this.view(this.flags);
    const since = readSince(this.flags);
    const target = this.target();
    const {mapping} = this.args;
    const listed = await listMappingWriteErrors(await this.open(), target, mapping, since);
    await this.show(listed, view, this.flags);
  }
}
