import {deleteMappings, findDeletable} from '../../lib/actions/mappings/delete.ts';
import {ChangingCommand} from '../../lib/cli/changes/changing-command.ts';
import {changeOfMappings} from '../../lib/cli/changes/changes.ts';
import {isSameName} from '../../lib/cli/changes/consent.ts';
import {dedent, waitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingsArgument} from '../../lib/cli/flags/target.ts';
import {confirmFlag} from '../../lib/cli/flags/mapping.ts';
import {backupFlag} from '../../lib/cli/flags/plan.ts';
import {nameOf} from '../../lib/domain/connections/connection-ref.ts';
import {nextOfDeletion} from '../../lib/domain/next-of-state.ts';
import {unique} from '../../lib/domain/text/text.ts';
import {deletedView} from '../../lib/terminal/views/mappings/delete.ts';

export default class MappingsDelete extends ChangingCommand<typeof MappingsDelete> {
  static override summary = 'Delete a mapping and its data in Postgres.';
  static override description = dedent`Records in Salesforce are not deleted. The mapping is gone
at once; its data in Postgres is removed later, and --wait waits for it.

This needs confirmation: the mapping’s name, or the connection’s resource name for several
mappings. The previous configuration is saved to a file; config:rollback restores it. With
--confirm, the command succeeds if the mapping is already deleted.`;
  static override examples = [
    '<%= config.bin %> mappings:delete Contact --confirm Contact --app acme-production',
    '<%= config.bin %> mappings:delete Case User --confirm herokuconnect-regular-10482 --app acme-production --wait',
  ];
  static override args = mappingsArgument;
  static override flags = {...connectionFlags, ...confirmFlag, ...backupFlag, ...waitFlags};

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const context = await this.open();
    const words = unique(this.args.mapping);
    const {confirm} = this.flags;
    // Run again after an interruption, it continues with what is left.
    const found = await findDeletable(context, target, words, (connection) => {
      const name = words.length === 1 ? words[0] : nameOf(connection);
      return confirm !== undefined && name !== undefined && isSameName(confirm, name);
    });
    const change = changeOfMappings('delete', found);
    const outcome = await this.make(context, change, this.noPlan, async (backup) => ({
      ...(await deleteMappings(context, found, waiting)),
      backup,
    }));
    await this.output.stdout(outcome, deletedView);
    const next = nextOfDeletion(found.connection);
    if (next !== null) await this.output.stderrNext(next);
  }
}
