import {deleteMappings} from '../../lib/actions/mappings/delete.ts';
import {findMappings} from '../../lib/actions/mappings/find.ts';
import {dedent, HconnectCommand, waitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingsArgument} from '../../lib/cli/flags/target.ts';
import {confirmFlag} from '../../lib/cli/flags/mapping.ts';
import {unique} from '../../lib/domain/text/text.ts';
import {destructionOf} from '../../lib/terminal/views/mappings/destruction.ts';
import {deletedView} from '../../lib/terminal/views/mappings/delete.ts';

export default class MappingsDelete extends HconnectCommand<typeof MappingsDelete> {
  static override summary = 'Delete a mapping, and the data of its table.';
  static override description = dedent`Rows in Salesforce stay. The mapping is gone at once; the service goes on
to remove the data from Postgres, and --wait waits until it has.

It wants a confirmation: the mapping’s name, or the connection’s resource name for several mappings.
To have a way back, export first: hconnect config:export --output before.json`;
  static override examples = [
    '<%= config.bin %> mappings:delete Contact --confirm Contact --app acme-production',
    '<%= config.bin %> mappings:delete Case User --confirm herokuconnect-regular-10482 --app acme-production --wait',
  ];
  static override args = mappingsArgument;
  static override flags = {...connectionFlags, ...confirmFlag, ...waitFlags};

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const context = await this.open();
    const found = await findMappings(context, target, unique(this.args.mapping));
    await this.consent(destructionOf('delete', found));
    await this.output.stdout(await deleteMappings(context, found, waiting), deletedView);
  }
}
